import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkTree, ruleNames } from './checks.ts';
import { copyRedTree } from './copy-red-tree.ts';
import { openTree } from './open-tree.ts';

const red = fileURLToPath(new URL('./red/', import.meta.url));
const folders = readdirSync(red);
const cases = folders.flatMap((rule) => readdirSync(join(red, rule)).map((name) => ({ rule, name })));

/** Text of every file of the red trees, by path. */
const sources = readdirSync(red, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

describe('red trees', () => {
  it('exist for every rule and for nothing else', () => {
    expect([...folders].sort()).toEqual([...ruleNames].sort());
  });

  it.each(cases)('$rule catches $name, and no other rule does', async ({ rule, name }) => {
    const { root, remove } = copyRedTree(join(red, rule, name));
    try {
      const violations = await checkTree(openTree(root));
      expect(violations.map((violation) => violation.rule)).not.toEqual([]);
      expect(new Set(violations.map((violation) => violation.rule)), JSON.stringify(violations)).toEqual(
        new Set([rule]),
      );
    } finally {
      remove();
    }
  });

  it.each([
    ['an import through package.json', /\.tsx?$/, /from '#/],
    ['an import of types only', /\.ts$/, /^import type /m],
    ['a page in TSX', /\.tsx$/, /^import /m],
  ])('hold %s', (_kind, name, text) => {
    expect(sources.some((source) => name.test(source.path) && text.test(source.text))).toBe(true);
  });
});
