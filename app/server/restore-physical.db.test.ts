// R18: base copy and log bring back the state of a random moment, on an empty place.
import { randomInt, randomUUIDv7 } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testFolder } from '#platform/backup/server/folder.fixture.ts';
import { drain, openMeter } from '#platform/backup/server/meter.ts';
import { copyBase } from '#platform/backup/server/physical/copy-base.ts';
import { openSnapshot } from '#platform/backup/server/store/snapshot.ts';
import { readConfig } from '#platform/config/server/config.ts';
import type { PoolOptions } from '#platform/db/server/pool.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { checkNow } from '#platform/journal/server/check-now.ts';
import { recordSystemAct } from '#platform/journal/server/record-system-act.ts';
import { sealSettled } from '#platform/journal/server/seal.fixture.ts';
import { startPostgres } from '#platform/postgres/server/index.ts';
import { composeForReading } from './compose.ts';
import { type OpenPlatform, openPlatform } from './open-platform.ts';
import { restorePhysical } from './restore-physical.ts';
import { startTimings } from './timings.ts';

const home = testFolder();
// A path as an operator may have it: nothing in it may be read as a command.
const archive = join(home, "the archive; $(touch broken) 'of' 100% ours");
const dataDir = join(home, 'data');
const acts = 12;
const before = 3;
const wanted = before + randomInt(acts - before);

let opened: OpenPlatform;
let moment = '';
let expected: Record<string, string> = {};

/** Rows and digest of every table. */
async function digestAll(connection: PoolOptions): Promise<Record<string, string>> {
  const snapshot = await openSnapshot(connection);
  const digests: Record<string, string> = {};
  for (const table of snapshot.tables) {
    const meter = openMeter();
    await drain(meter.pass(snapshot.rows(table)));
    const { rows, sha256 } = meter.result();
    digests[table.name] = `${rows} ${sha256}`;
  }
  await snapshot.close();
  return digests;
}

async function asSuperuser<T>(connection: PoolOptions, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connection as pg.ClientConfig);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** One act of the platform with its entry, and its seal. */
async function act(number: number): Promise<void> {
  const { platform } = opened;
  await platform.importer.transaction(noZone, (tx) =>
    recordSystemAct(tx, platform.now(), {
      zoneId: null,
      action: 'test.act',
      after: { number, filler: randomUUIDv7() },
    }),
  );
  await sealSettled(platform);
}

beforeAll(async () => {
  const config = readConfig({ data: dataDir, archive }, { LOG_LEVEL: 'silent' });
  opened = await openPlatform(config, composeForReading().migrations, startTimings());
  const connection = opened.postgres?.superuserConnection() ?? {};
  // No machine dies here, and the copies inherit it.
  await asSuperuser(connection, (client) => client.query('alter system set fsync = off'));
  await asSuperuser(connection, (client) => client.query('select pg_reload_conf()'));
  for (let number = 0; number < acts; number += 1) {
    if (number === before) await copyBase(connection, archive);
    await act(number);
    if (number !== wanted) continue;
    expected = await digestAll(connection);
    moment = await asSuperuser(connection, async (client) => {
      const { rows } = await client.query<{ at: string }>('select clock_timestamp()::text as at, pg_sleep(0.05)');
      return new Date(rows[0]?.at ?? '').toISOString();
    });
    await asSuperuser(connection, (client) => client.query('select pg_switch_wal()'));
  }
  // What an operator wants to undo.
  await asSuperuser(connection, (client) => client.query('truncate journal.entry'));
  // The stop closes the piece of the log under way, and PostgreSQL archives it before it ends.
  await opened.close();
}, 120_000);
afterAll(() => opened.close().catch(() => {}));

function placeWithKeys(name: string): string {
  const place = join(home, name);
  mkdirSync(place);
  cpSync(join(dataDir, 'keys'), join(place, 'keys'), { recursive: true });
  return place;
}

describe('R18: a moment of the past', () => {
  it('comes back with every row and a journal that verifies', async () => {
    const place = placeWithKeys('moment');
    await restorePhysical({ folder: archive, until: moment, dataDir: place });
    const config = readConfig({ data: place }, { LOG_LEVEL: 'silent' });
    const again = await openPlatform(config, composeForReading().migrations, startTimings());
    try {
      const connection = again.postgres?.superuserConnection() ?? {};
      const found = await digestAll(connection);
      expect(found).toEqual(expected);
      const check = await checkNow(again.platform, { occasion: 'command' });
      expect(check).toMatchObject({ findings: 0, entries: wanted + 1 });
    } finally {
      await again.close();
    }
  }, 60_000);

  it('is as old as is asked for: without a moment, everything that was archived comes back', async () => {
    const place = placeWithKeys('all');
    await restorePhysical({ folder: archive, until: undefined, dataDir: place });
    const server = await startPostgres({ dataDir: place });
    const entries = await asSuperuser(server.superuserConnection(), (client) =>
      client.query<{ count: string }>('select count(*) as count from journal.entry'),
    );
    expect(Number(entries.rows[0]?.count)).toBe(0);
    await server.stop();
  }, 60_000);

  it('does not end unnoticed where a piece of the log is missing or damaged', async () => {
    const copy = join(home, 'broken-off');
    cpSync(archive, copy, { recursive: true });
    const wal = join(copy, 'wal');
    const pieces = readdirSync(wal).filter((name) => /^[0-9A-F]{24}$/.test(name));
    const lastButOne = join(wal, pieces.sort().at(-2) ?? '');
    const place = placeWithKeys('broken-off-place');
    // As long as it was, and empty: to PostgreSQL the same as none.
    writeFileSync(lastButOne, Buffer.alloc(16 * 1024 * 1024));
    await expect(restorePhysical({ folder: copy, until: undefined, dataDir: place })).rejects.toMatchObject({
      code: 'backup.recoveryFailed',
      params: { detail: `${basename(lastButOne)} … ${pieces.sort().at(-1)}` },
    });
    expect(readdirSync(place)).toEqual(['keys']);
  }, 60_000);

  it('before the first base, past the end of the log, or without keys is refused and leaves the place empty', async () => {
    const place = placeWithKeys('refused');
    const restore = (until: string) => restorePhysical({ folder: archive, until, dataDir: place });
    await expect(restore('2020-01-01T00:00:00Z')).rejects.toMatchObject({ code: 'backup.noBase' });
    await expect(restore('2099-01-01T00:00:00Z')).rejects.toMatchObject({ code: 'backup.recoveryFailed' });
    expect(readdirSync(place)).toEqual(['keys']);
    const bare = join(home, 'bare');
    await expect(restorePhysical({ folder: archive, until: moment, dataDir: bare })).rejects.toMatchObject({
      code: 'postgres.keysLost',
    });
    await expect(restorePhysical({ folder: archive, until: moment, dataDir })).rejects.toMatchObject({
      code: 'backup.placeNotEmpty',
    });
  }, 60_000);

  it('does not come from a base copy that was changed', async () => {
    const copy = join(home, 'changed');
    cpSync(archive, copy, { recursive: true });
    const base = readdirSync(copy).find((name) => name.startsWith('base-')) ?? '';
    writeFileSync(join(copy, base, 'PG_VERSION'), '17\n');
    const place = placeWithKeys('from-changed');
    await expect(restorePhysical({ folder: copy, until: moment, dataDir: place })).rejects.toMatchObject({
      code: 'backup.archiveDamaged',
      params: { detail: 'PG_VERSION' },
    });
    expect(existsSync(join(home, 'broken')) || existsSync('broken')).toBe(false);
  });
});

describe('a server that archives', () => {
  it('goes on doing so whoever starts it, and a base copy needs one that does', async () => {
    const server = await startPostgres({ dataDir });
    const mode = await asSuperuser(server.superuserConnection(), (client) => client.query('show archive_mode'));
    expect(mode.rows).toEqual([{ archive_mode: 'on' }]);
    await server.stop();
    const plain = await startPostgres({ dataDir: join(home, 'moment') });
    await expect(copyBase(plain.superuserConnection(), archive)).rejects.toMatchObject({ code: 'backup.archiveNotOn' });
    await plain.stop();
  }, 60_000);
});
