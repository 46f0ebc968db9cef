import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pack } from 'tar-stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '#app/cli/main.ts';
import { writeEntry } from '#platform/backup/server/archive-members.ts';
import { noContents } from '#platform/backup/server/contents.ts';
import { testFolder } from '#platform/backup/server/folder.fixture.ts';
import { namedServer, type OtherDatabase, run } from '#platform/backup/server/other-server.fixture.ts';
import { type WrittenArchive, writeArchive } from '#platform/backup/server/write-archive.ts';
import { readConfig } from '#platform/config/server/config.ts';
import { openDatabase } from '#platform/db/server/database.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { checkNow } from '#platform/journal/server/check-now.ts';
import { recordSystemAct } from '#platform/journal/server/record-system-act.ts';
import { sealSettled } from '#platform/journal/server/seal.fixture.ts';
import { type TestPlatform, testPlatform, testServer } from '#testing/database.ts';
import { restoreInto } from './restore-into.ts';

const home = testFolder();
let source: TestPlatform;
let archive: WrittenArchive;
let target: OtherDatabase;

async function restore(...args: string[]) {
  let [out, err] = ['', ''];
  const sink = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
  };
  const code = await runCli(['restore', ...args, '--json'], { YUANSHU_LANG: 'en', LOG_LEVEL: 'silent' }, sink);
  const last = out.trim().split('\n').at(-1);
  return { code, err, summary: last ? (JSON.parse(last) as { summary: Record<string, unknown> }).summary : undefined };
}

function addressOf(database: OtherDatabase): string {
  const { host = '', user, password, database: name } = database.as('yuanshu_migrator');
  return `postgres://${user}:${password}@${encodeURIComponent(host)}/${name}`;
}

/** The seal of the restored journal goes on where it was, over what it had not come to and what is new. */
async function sealAgain() {
  const database = openDatabase({ ...target.as('yuanshu_app'), max: 2 });
  const importer = openDatabase({ ...target.as('yuanshu_importer'), max: 2 });
  const platform = { ...source.platform, database, importer, dataDir: join(home, 'keys-of-it') };
  try {
    await sealSettled(platform);
    return await checkNow(platform, { occasion: 'command' });
  } finally {
    await Promise.all([database.close(), importer.close()]);
  }
}

/** The archive with another manifest at both ends, as a forger or a later version would write it. */
async function withManifest(file: string, change: (manifest: WrittenArchive['manifest']) => void): Promise<void> {
  const manifest = structuredClone(archive.manifest);
  change(manifest);
  const { written, ...header } = manifest;
  const tar = pack();
  // Read while it is written: a manifest larger than what the stream holds would wait for its reader for ever.
  const read = Array.fromAsync(tar, (chunk) => chunk as Buffer);
  const entry = { name: 'manifest.json', at: new Date(0) };
  await writeEntry(tar, entry, Buffer.from(JSON.stringify(header)));
  await writeEntry(tar, entry, Buffer.from(JSON.stringify({ ...header, written: { ...written, tables: [] } })));
  tar.finalize();
  writeFileSync(file, Buffer.concat(await read));
}

beforeAll(async () => {
  source = await testPlatform();
  for (let number = 0; number < 5; number += 1) {
    const { platform } = source;
    await platform.importer.transaction(noZone, (tx) =>
      recordSystemAct(tx, platform.now(), { zoneId: null, action: 'test.act', after: { number } }),
    );
    if (number === 2) await sealSettled(platform);
  }
  const client = await source.connect('superuser');
  const connection = { ...testServer(), database: String(client.database) };
  await client.end();
  archive = await writeArchive({ connection, contents: noContents, project: '0.0.0', file: join(home, 'one.tar') });
  target = await namedServer(testServer()).database();
}, 60_000);
afterAll(async () => {
  await target.drop();
  await source.close();
});

describe('yuanshu restore', () => {
  it('says of a whole archive that it is whole, and finds a damaged one, touching nothing', async () => {
    const whole = await restore(archive.file, '--check');
    expect(whole).toMatchObject({ code: 0, summary: { whole: true, tables: archive.manifest.tables.length } });
    const cut = join(home, 'cut.tar');
    writeFileSync(cut, readFileSync(archive.file).subarray(0, 50_000));
    expect(await restore(cut, '--check')).toMatchObject({ code: 1, err: expect.stringContaining('archiveDamaged') });
    expect(await restore(cut, '--into', join(home, 'cut'))).toMatchObject({ code: 2 });
    expect(existsSync(join(home, 'cut'))).toBe(false);
    expect(await restore(join(home, 'absent.tar'), '--check')).toMatchObject({ code: 2 });
    expect(await restore(archive.file)).toMatchObject({ code: 2, err: expect.stringContaining('placeNeeded') });
  });

  it('makes a new installation of it in a folder, and leaves an entry there', async () => {
    const folder = join(home, 'new');
    const name = 'a'.repeat(64);
    const contents = {
      ...noContents,
      list: async function* () {
        yield { name, bytes: 1 };
      },
    };
    const client = await source.connect('superuser');
    const connection = { ...testServer(), database: String(client.database) };
    await client.end();
    const { file } = await writeArchive({ connection, contents, project: '0.0.0', file: join(home, 'lost.tar') });
    // A file that the backup could not find is told by every restore of it.
    expect(await restore(file, '--check')).toMatchObject({ code: 1, summary: { lost: 1 } });
    const done = await restore(file, '--into', folder);
    expect(done, done.err).toMatchObject({ code: 1, summary: { applied: [], rows: expect.any(Number), lost: 1 } });
    expect(done.err).toContain(name);
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(['keys', 'pg18']));
    const again = await restore(archive.file, '--into', folder);
    expect(again).toMatchObject({ code: 2, err: expect.stringContaining('placeNotEmpty') });
  });

  it('fills an empty database of one’s own, and refuses one that holds anything', async () => {
    const data = join(home, 'keys-of-it');
    writeKeys(data);
    const ofSource = join(source.platform.dataDir, 'keys');
    for (const name of readdirSync(ofSource)) cpSync(join(ofSource, name), join(data, 'keys', name), { force: true });
    writeKeys(data);
    const done = await restore(archive.file, '--into', addressOf(target), '--data', data);
    expect(done, done.err).toMatchObject({ code: 0, summary: { journal: { findings: 0, newest: { number: 0 } } } });
    // Transactions of other tests on this server hold the seal back for a moment.
    await expect.poll(sealAgain, { timeout: 20_000 }).toMatchObject({ findings: 0, unsealed: 0 });
    const entries = await run(target.superuser, (client) =>
      client.query("select after from journal.entry where action = 'backup.restoreArchive'"),
    );
    expect(entries.rows).toHaveLength(1);
    const again = await restore(archive.file, '--into', addressOf(target), '--data', data);
    expect(again).toMatchObject({ code: 2, err: expect.stringContaining('placeNotEmpty') });
    expect(again.err).not.toContain(String(target.as('yuanshu_migrator').password).padStart(3, ':'));
  });

  it.each<[string, string, (manifest: WrittenArchive['manifest']) => void]>([
    [
      'a migration of a later version',
      'migrationUnknown',
      (one) => one.migrations.push({ module: 'auth', name: '9999_x.sql', sha256: '0'.repeat(64) }),
    ],
    [
      'a migration that was changed since',
      'migrationChanged',
      (one) => Object.assign(one.migrations[0] ?? {}, { sha256: '0'.repeat(64) }),
    ],
  ])('refuses %s before it opens a place', async (_what, code, change) => {
    const file = join(home, `${code}.tar`);
    await withManifest(file, (manifest) => {
      manifest.tables = [];
      change(manifest);
    });
    const place = join(home, code);
    expect(await restore(file, '--into', place)).toMatchObject({ code: 2, err: expect.stringContaining(code) });
    expect(existsSync(place)).toBe(false);
  });

  it('takes nothing away that came to the place while the archive was read', async () => {
    const folder = join(home, 'meanwhile');
    const theirs = join(folder, 'pg18/PG_VERSION');
    const place = { config: readConfig({ data: folder }, { LOG_LEVEL: 'silent' }), name: folder };
    const settling = restoreInto(place, { file: archive.file }, ({ step }) => {
      if (step !== 'checked') return;
      mkdirSync(join(folder, 'pg18'), { recursive: true });
      writeFileSync(theirs, '18\n');
    });
    await expect(settling).rejects.toMatchObject({ code: 'backup.placeNotEmpty' });
    expect(readFileSync(theirs, 'utf8')).toBe('18\n');
  });

  it('leaves a place as empty as it was when rows do not fit, and the keys that lay there', async () => {
    const file = join(home, 'no-tables.tar');
    await withManifest(file, (manifest) => {
      manifest.tables = [];
    });
    const folder = join(home, 'with-keys');
    writeKeys(folder);
    const folderRun = await restore(file, '--into', folder);
    expect(folderRun).toMatchObject({ code: 2, err: expect.stringContaining('tableUnknown') });
    expect(readdirSync(folder)).toEqual(['keys']);
    const database = await namedServer(testServer()).database();
    const run = () => restore(file, '--into', addressOf(database), '--data', join(home, 'with-keys'));
    expect((await run()).err).toContain('tableUnknown');
    expect((await run()).err).toContain('tableUnknown');
    await database.drop();
  });
});

/** Passwords of the roles that the test server has already. */
function writeKeys(folder: string): void {
  mkdirSync(join(folder, 'keys'), { recursive: true, mode: 0o700 });
  const passwords = { postgres: 'p', yuanshu_migrator: 'm', yuanshu_app: 'a', yuanshu_importer: 'i' };
  writeFileSync(join(folder, 'keys/database.json'), JSON.stringify(passwords), { mode: 0o600 });
}
