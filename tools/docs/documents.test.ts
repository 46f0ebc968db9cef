import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { composeForReading } from '#app/server/compose.ts';
import { openTree } from '#tools/boundaries/open-tree.ts';
import { codeDocuments, measuredFiles, referenceFolder, tablesFile } from './documents.ts';

const documents = codeDocuments();

function committed(name: string): string {
  const path = join(referenceFolder, name);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

describe('docs/reference', () => {
  it.each([...documents])('%s is what the code gives (else: npm run docs)', (name, text) => {
    expect(committed(name)).toBe(text);
  });

  it('holds nothing else', () => {
    expect(readdirSync(referenceFolder).sort()).toEqual([...documents.keys(), tablesFile, ...measuredFiles].sort());
  });

  it('names no folder of the machine that wrote it', () => {
    for (const [name, text] of documents) expect(text, name).not.toContain(process.cwd());
  });
});

describe('the registry of errors', () => {
  const { errors } = composeForReading();
  const page = committed('errors.md');
  const sections = new Map(
    page
      .split(/^## /m)
      .slice(1)
      .map((section) => [section.split('\n')[0] ?? '', section]),
  );

  it('has a section for every code, and every section a code', () => {
    expect([...sections.keys()].sort()).toEqual([...errors.keys()].sort());
  });

  it.each([...errors])('%s is documented with its status and what to do', (code, { status }) => {
    const section = sections.get(code) ?? '';
    expect(section).toContain(`Status ${status}`);
    const texts = section.split('\n').filter((line) => /^(- | {2})\S/.test(line));
    expect(texts).toHaveLength(4);
    expect(texts.join('')).not.toMatch(/\{\{/);
  });

  const tree = openTree(process.cwd());
  const sources = tree.files.filter(
    (file) => /\.tsx?$/.test(file) && !/\.(test|journey|fixture)\.tsx?$|^tools\//.test(file),
  );
  const code = sources.map((file) => ({ file, text: tree.read(file) }));

  it('knows every code that is thrown', () => {
    const thrown = code.flatMap(({ file, text }) =>
      [...text.matchAll(/new AppError\(\s*'([^']+)'/g)].map((match) => `${match[1]} in ${file}`),
    );
    expect(thrown.length).toBeGreaterThan(10);
    expect(thrown.filter((one) => !errors.has(one.split(' ')[0] as `${string}.${string}`))).toEqual([]);
  });

  it.each([...errors.keys()])('%s is used outside its declaration', (name) => {
    const users = code.filter(({ file, text }) => !file.endsWith('contract/errors.ts') && text.includes(`'${name}'`));
    expect(users.map(({ file }) => file).filter((file) => file !== 'app/server/cli-part.ts')).not.toEqual([]);
  });
});

describe('the permissions', () => {
  const { grants, routes } = composeForReading();

  it('are each asked for by an endpoint or checked in code', () => {
    const asked = new Set(routes.map(({ endpoint }) => endpoint.permission));
    const tree = openTree(process.cwd());
    const texts = tree.files
      .filter((file) => /\/(server|web)\/.*\.tsx?$/.test(file) && !file.includes('.test.'))
      .map((file) => tree.read(file));
    const idle = grants.all.filter((name) => !asked.has(name) && !texts.some((text) => text.includes(`'${name}'`)));
    expect(idle).toEqual([]);
  });
});
