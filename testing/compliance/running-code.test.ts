import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import packageFile from '../../package.json' with { type: 'json' };

const root = new URL('../../', import.meta.url);
const sources = ['platform', 'kernel', 'ui', 'modules', 'app'].flatMap((folder) =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file}`)
    .sort()
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !/\.(test|journey|fixture)\.tsx?$|^ui\/testing\//.test(file))
    .map((file) => ({ file, text: readFileSync(new URL(file, root), 'utf8') })),
);
const server = sources.filter(({ file }) => /^(platform|kernel|modules)\/.*\/server\/|^app\/(server|cli)\//.test(file));
const browser = sources.filter(({ file }) => /\/web\/|^ui\//.test(file));
const holding = (pattern: RegExp, among = sources) =>
  among.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

describe('what runs in production', () => {
  it('is judged whole', () => {
    expect(server.length).toBeGreaterThan(200);
    expect(browser.length).toBeGreaterThan(80);
  });

  it('holds nothing that was made for tests', () => {
    const development = Object.keys(packageFile.devDependencies).filter((name) => !name.startsWith('@types/'));
    const imports = sources.flatMap(({ file, text }) =>
      [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name = '']) => ({ file, name })),
    );
    expect(imports.length).toBeGreaterThan(1_000);
    const forTests = imports.filter(
      ({ name }) =>
        /^#(testing|tools)\/|\.fixture\.ts$|\.test\.ts$/.test(name) ||
        development.some((one) => name === one || name.startsWith(`${one}/`)),
    );
    expect(forTests).toEqual([]);
  });

  it('starts programs with lists of arguments, through no shell', () => {
    const starting = holding(/from 'node:child_process'/);
    expect(starting.length).toBeGreaterThan(3);
    expect(
      holding(/import \{[^}]*\b(exec|execSync)\b[^}]*\} from 'node:child_process'|\bshell:\s*(true|['"])/),
    ).toEqual([]);
    expect(holding(/from 'node:child_process'/, browser)).toEqual([]);
  });

  it('starts no program on the way of a request but the reader of sheets, which may touch nothing', () => {
    const folders = holding(/from 'node:child_process'/).map((file) => file.split('/').slice(0, 2).join('/'));
    expect([...new Set(folders)].sort()).toEqual([
      'app/cli',
      'app/server',
      'platform/backup',
      'platform/postgres',
      'platform/sheets',
    ]);
    expect(holding(/from 'node:child_process'/).filter((file) => file.startsWith('platform/sheets/'))).toEqual([
      'platform/sheets/server/reading/worker/reader-process.ts',
    ]);
  });

  it('builds patterns of its own words only', () => {
    // The length of a hash, and what files of words say of dates, amounts and names: built once, when the file is read.
    expect(holding(/new RegExp\(/).sort()).toEqual([
      'kernel/parties/server/duplicates/domain/firm-card.ts',
      'kernel/parties/server/duplicates/domain/name-parts.ts',
      'kernel/rules/contract/explain-mistake-tokens.ts',
      'kernel/rules/contract/explain-mistake-written.ts',
      'kernel/rules/contract/read-pasted-table-cell.ts',
      'kernel/rules/contract/split-sentences.ts',
      'modules/visits/server/similar/domain/normalise-text.ts',
      'platform/journal/contract/head.ts',
      'platform/sheets/contract/cells/read-date.ts',
      'platform/sheets/contract/cells/read-number.ts',
      'platform/sheets/contract/propose-mapping.ts',
      'platform/sheets/contract/read-cell.ts',
    ]);
    const built = holding(/new RegExp\(/).flatMap((file) => textOf(file).match(/^.*new RegExp\(.*$/gm) ?? []);
    for (const line of built) expect(line).toMatch(/^const |hexadecimal|\(bytes: number\)/);
  });

  it('loads code of its own making in one place: loops over columns that reach nothing but a memory of their own', () => {
    // Rules over a population are written as bytes from plans that are typed and proved, never from text; the engine checks them.
    expect(holding(/\bWebAssembly\.\w/)).toEqual(['kernel/rules/server/columns/domain/web-assembly.ts']);
    const loader = sourceOf('kernel/rules/server/columns/domain/web-assembly.ts');
    expect(loader.match(/WebAssembly\.Instance\([^;]*;/g)).toEqual([
      'WebAssembly.Instance(new WebAssembly.Module(bytes), { parties: { memory } }).exports;',
    ]);
  });

  it('calls other machines through one door, and nowhere leaves their certificates unread', () => {
    const calling = holding(/from '(undici|node:https?|node:http2|axios|got|node-fetch)'|(?<![.\w])fetch\(/, server);
    // What a service worker asks is asked by a browser, of this server alone: its policy allows nothing else.
    const elsewhere = ['platform/federation/server/token-cache.ts', 'modules/visits/server/plans/record-worker.ts'];
    expect(calling.filter((file) => !elsewhere.includes(file))).toEqual(['platform/outbound/server/call-address.ts']);
    expect(holding(/rejectUnauthorized|NODE_TLS_REJECT|checkServerIdentity|insecureHTTPParser/)).toEqual([]);
  });

  it('asks for no certificate of a client, and believes no header that tells of one', () => {
    expect(holding(/requestCert|getPeerCertificate|ssl[-_]client|client[-_]cert|x-ssl/i)).toEqual([]);
  });

  it('writes its log in one place', () => {
    // The holder of the embedded database is a program of its own: what it says is read by the one that started it.
    expect(holding(/\bconsole\.\w+\(/, server)).toEqual(['platform/postgres/server/index.ts']);
    expect(holding(/from 'pino'/, server).filter((file) => !/import type/.test(textOf(file)))).toEqual([
      'platform/log/server/log.ts',
    ]);
  });
});

function sourceOf(file: string): string {
  return sources.find((one) => one.file === file)?.text ?? '';
}

function textOf(file: string): string {
  const line = /^import .*from 'pino';$/m.exec(sources.find((one) => one.file === file)?.text ?? '');
  return line?.[0] ?? '';
}

describe('settings', () => {
  it('are each in the guide', () => {
    const guide = readFileSync(new URL('docs/guides/configure.md', root), 'utf8');
    const settings = server
      .filter(({ file }) => /config\/server\/|read-settings|cli\/commands\/start/.test(file))
      .flatMap(({ text }) =>
        [...text.matchAll(/(?:env\.|read\(|bytes\()'?([A-Z][A-Z_]{2,})/g)].map(([, name]) => name),
      );
    expect(settings.length).toBeGreaterThan(25);
    expect(settings.filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
  });
});

const pagesOfAccounts = browser.filter(({ file }) => /app\/web\/(pages|account)\/|ui\/session\//.test(file));

describe('fields for passwords', () => {
  it('hide what is typed and let it be shown, pasted and filled in by the browser', () => {
    const fields = browser.flatMap(({ file, text }) =>
      [...text.matchAll(/autoComplete="(current|new)-password"/g)].map(({ index }) => ({
        file,
        tag: /<(Input[.\w]*)(?![\s\S]*<Input)/.exec(text.slice(0, index))?.[1],
      })),
    );
    expect(fields.length).toBeGreaterThan(2);
    expect(fields.filter(({ tag }) => tag !== 'Input.Password')).toEqual([]);
    // Grids take what is copied from a spreadsheet; no file with a field for a password meddles with pasting.
    const withPasswords = browser.filter(({ file }) => fields.some((field) => field.file === file));
    expect(holding(/\bonPaste\b/, [...withPasswords, ...pagesOfAccounts])).toEqual([]);
    expect(holding(/Input\.Password[^/]*visibilityToggle=\{false\}/, pagesOfAccounts)).toEqual([]);
  });
});

describe('what the browser keeps', () => {
  it('is language, zone, columns, single keys and drafts until the server has them: no token, no person', () => {
    const keys = browser.flatMap(({ text }) =>
      /(local|session)Storage/.test(text)
        ? [...text.matchAll(/['`](yuanshu[\w.-]*[^'`]*)['`]/g)].map(([, key]) => key)
        : [],
    );
    expect([...new Set(keys)].sort()).toEqual([
      'yuanshu.columns.$' + '{name}',
      'yuanshu.draft.forms.$' + '{name}',
      'yuanshu.draft.parties.$' + '{form}',
      'yuanshu.language',
      'yuanshu.shortcuts',
      'yuanshu.zone',
    ]);
    expect(holding(/document\.cookie/, browser)).toEqual([]);
  });

  it('is of a visit that is recorded without network what its author writes, until it is sent or the author signs out', () => {
    expect(holding(/indexedDB|caches\.open|serviceWorker/, browser).sort()).toEqual([
      'modules/visits/web/parts/plans/draft-store.ts',
      'modules/visits/web/parts/plans/keep-page.ts',
      'ui/session/device-records.ts',
    ]);
  });
});
