import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noZone } from '#platform/db/server/zone-key.ts';
import { type TestPlatform, testPlatform, testServer } from '#testing/database.ts';
import { noContents } from './contents.ts';
import { testFolder } from './folder.fixture.ts';
import { writeWhenDue } from './jobs.ts';
import { readArchive } from './read-archive.ts';
import { type BackupSettings, runBackup } from './run-backup.ts';
import { alone } from './store/lock.ts';
import { latestRuns, type StoredRun } from './store/runs.ts';

const home = testFolder();
let test: TestPlatform;
let settings: BackupSettings;
let round = 0;

beforeAll(async () => {
  test = await testPlatform();
  const client = await test.connect('superuser');
  settings = {
    connection: { ...testServer(), database: String(client.database) },
    contents: noContents,
    project: '0.0.0',
    passphraseFile: undefined,
    folder: home,
    at: '02:30',
    keep: { daily: 2, weekly: 0, monthly: 0 },
  };
  await client.end();
});
beforeEach(() => {
  round += 1;
  settings = { ...settings, folder: join(home, String(round)) };
});
afterAll(() => test.close());

const runs = (): Promise<StoredRun[]> => latestRuns(test.platform.database.forZone(noZone), 100);
const inFolder = () => readdirSync(settings.folder).sort();
const order = () => ({ kind: 'command' as const, place: { folder: settings.folder } });

async function entryOf(id: string): Promise<Record<string, unknown> | undefined> {
  const client = await test.connect('superuser');
  try {
    const { rows } = await client.query('select * from journal.entry where subject_id = $1', [id]);
    return rows[0] as Record<string, unknown> | undefined;
  } finally {
    await client.end();
  }
}

describe('a backup', () => {
  it('stands whole under its name, closed to others, and is told in the list and the journal', async () => {
    test.setNow('2026-11-20T18:30:05Z');
    const { run, archive } = await runBackup(test.platform, settings, order());
    expect(inFolder()).toEqual(['yuanshu-20261121-023005.tar']);
    expect(statSync(archive.file).mode & 0o777).toBe(0o600);
    expect((await runs())[0]).toEqual(run);
    expect(run).toMatchObject({ succeeded: true, kind: 'command', bytes: statSync(archive.file).size, failure: null });
    const entry = await entryOf(run.id);
    expect(entry).toMatchObject({ action: 'backup.writeArchive', actor_kind: 'command', zone_id: null });
    expect(JSON.parse(String(entry?.after))).toMatchObject({ succeeded: true, sha256: run.sha256, sm3: run.sm3 });
  });

  it('is encrypted under a passphrase, and opens under no other', async () => {
    const file = join(home, 'passphrase');
    writeFileSync(file, 'a passphrase of this test\n');
    const { archive } = await runBackup(test.platform, { ...settings, passphraseFile: file }, order());
    expect(archive.file).toMatch(/\.tar\.enc$/);
    expect(readFileSync(archive.file).includes('manifest.json')).toBe(false);
    await expect(readArchive({ file: archive.file })).rejects.toMatchObject({ code: 'backup.passphraseNeeded' });
    await expect(readArchive({ file: archive.file, passphrase: 'another one' })).rejects.toMatchObject({
      code: 'backup.passphraseWrong',
    });
    expect(await readArchive({ file: archive.file, passphrase: 'a passphrase of this test' })).toEqual(
      archive.manifest,
    );
  });

  it('that fails leaves no file, and says why in the list', async () => {
    mkdirSync(settings.folder);
    const place = { file: join(settings.folder, 'absent', 'x.tar') };
    await expect(runBackup(test.platform, settings, { kind: 'command', place })).rejects.toMatchObject({
      code: 'backup.folderUnusable',
    });
    expect(inFolder()).toEqual([]);
    const [last] = await runs();
    expect(last).toMatchObject({ succeeded: false, file: null });
    expect(JSON.parse(last?.failure ?? '{}')).toMatchObject({ code: 'backup.folderUnusable' });
    expect(await entryOf(last?.id ?? '')).toMatchObject({ action: 'backup.writeArchive' });
  });

  it('that cannot be read back stands under no name, so that it pushes no good one out', async () => {
    const contents: BackupSettings['contents'] = {
      async *list() {
        yield { name: '../upwards', bytes: 1 };
      },
      async read() {
        return (async function* () {
          yield Buffer.from('x');
        })();
      },
    };
    await expect(runBackup(test.platform, { ...settings, contents }, order())).rejects.toMatchObject({
      code: 'backup.archiveDamaged',
    });
    expect(inFolder()).toEqual([]);
  });

  it('tells its failure in words that can be read, however long they are', async () => {
    const place = { file: join(settings.folder, '"'.repeat(200), ...Array(12).fill('\n'.repeat(200)), 'x.tar') };
    await expect(runBackup(test.platform, settings, { kind: 'command', place })).rejects.toMatchObject({
      code: 'backup.folderUnusable',
    });
    const failure = (await runs())[0]?.failure ?? '';
    expect(failure.length).toBeLessThanOrEqual(2000);
    expect(JSON.parse(failure)).toMatchObject({ code: 'backup.folderUnusable', params: { detail: 'ENOENT' } });
  });

  it('overwrites nothing', async () => {
    mkdirSync(settings.folder);
    const file = join(settings.folder, 'mine.tar');
    writeFileSync(file, 'mine');
    await expect(runBackup(test.platform, settings, { kind: 'command', place: { file } })).rejects.toMatchObject({
      code: 'backup.fileExists',
    });
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it('does not begin beside another', async () => {
    await alone(settings.connection, async () => {
      await expect(runBackup(test.platform, settings, order())).rejects.toMatchObject({
        code: 'backup.alreadyRunning',
      });
    });
    await runBackup(test.platform, settings, order());
  });
});

describe('a damaged archive', () => {
  it('is found wherever it was cut off or changed', async () => {
    const { archive } = await runBackup(test.platform, settings, order());
    const whole = readFileSync(archive.file);
    const file = join(settings.folder, 'damaged.tar');
    const codeOf = async (bytes: Buffer) => {
      writeFileSync(file, bytes);
      return readArchive({ file }).then(
        () => 'read',
        (error: { code: string }) => error.code,
      );
    };
    expect(await codeOf(whole)).toBe('read');
    for (let at = 1; at < 20; at += 1) {
      const place = Math.floor((whole.length * at) / 20);
      expect(await codeOf(whole.subarray(0, place)), `cut off at ${place}`).toBe('backup.archiveDamaged');
    }
    for (const name of ['tables/atlas.zone', 'tables/auth.account', 'tables/atlas.project']) {
      const changed = Buffer.from(whole);
      const place = whole.indexOf(`${name}.000001.zst`) + 512 + 12;
      changed.writeUInt8((changed[place] ?? 0) ^ 0x10, place);
      expect(await codeOf(changed), name).toBe('backup.archiveDamaged');
    }
    expect(await codeOf(Buffer.from('no archive at all'))).toBe('backup.archiveDamaged');
    expect(await codeOf(Buffer.alloc(0))).toBe('backup.archiveDamaged');
  });
});

describe('the timetable', () => {
  it('makes up for what is due, once, and keeps what its rule says', async () => {
    for (const day of ['20', '21', '22', '23']) {
      test.setNow(`2026-12-${day}T01:00:00Z`);
      await writeWhenDue(test.platform, settings);
      test.setNow(`2026-12-${day}T09:00:00Z`);
      await writeWhenDue(test.platform, settings);
    }
    expect(inFolder()).toEqual(['yuanshu-20261222-090000.tar', 'yuanshu-20261223-090000.tar']);
    const due = (await runs()).filter(({ kind }) => kind === 'scheduled').map(({ dueAt }) => dueAt);
    expect(due.slice(0, 4)).toEqual(['22', '21', '20', '19'].map((day) => `2026-12-${day}T18:30:00.000Z`));
  });

  it('tries again after a failure, but not at once, and keeps the old archives', async () => {
    test.setNow('2026-12-25T01:00:00Z');
    writeFileSync(settings.folder, 'a file in the way');
    await writeWhenDue(test.platform, settings);
    await writeWhenDue(test.platform, settings);
    const failed = (await runs()).filter(({ dueAt }) => dueAt === '2026-12-24T18:30:00.000Z');
    expect(failed.map(({ succeeded }) => succeeded)).toEqual([false]);
    test.setNow('2026-12-25T01:30:01Z');
    settings = { ...settings, folder: `${settings.folder}-free` };
    await writeWhenDue(test.platform, settings);
    expect((await runs())[0]).toMatchObject({ succeeded: true, dueAt: '2026-12-24T18:30:00.000Z' });
  });

  it('without a folder makes none', async () => {
    const before = (await runs()).length;
    await writeWhenDue(test.platform, undefined);
    expect(await runs()).toHaveLength(before);
  });
});
