import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { backupSource } from '#app/server/backup-settings.ts';
import { composeForReading } from '#app/server/compose.ts';
import { openPlatform } from '#app/server/open-platform.ts';
import { restoreInto } from '#app/server/restore-into.ts';
import { startTimings } from '#app/server/timings.ts';
import { writeArchive } from '#platform/backup/server/write-archive.ts';
import { readConfig } from '#platform/config/server/config.ts';
import { clientConfig, type PoolOptions } from '#platform/db/server/pool.ts';
import { withDataFolder } from '../lib/data-folder.ts';
import { type BenchFigure, median, printResult } from '../lib/report.ts';

// A register with its indexes, keys and row-level security.
const rows = 400_000;
const zone = '018f0000-0000-7000-8000-0000000000be';
const rounds = 3;
const dump = '/usr/lib/postgresql/15/bin/pg_dump';

async function asSuperuser<T>(connection: PoolOptions, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(clientConfig(connection));
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function fill(connection: PoolOptions): Promise<number> {
  return asSuperuser(connection, async (client) => {
    await client.query(`insert into auth.zone (id, code, name) values ('${zone}', 'bench', 'Bench zone')`);
    await client.query(`insert into parties.firm (zone_id, id, name, industry, legal_form, address)
      select '${zone}', gen_random_uuid(), 'Firm ' || n, 'C26', 'limitedLiability', repeat(md5(n::text), 6)
      from generate_series(1, ${rows}) n`);
    await client.query('checkpoint');
    const { rows: sizes } = await client.query<{ bytes: number }>(
      "select pg_total_relation_size('parties.firm')::float8 as bytes",
    );
    return Number(sizes[0]?.bytes);
  });
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

/** The peer: the same rows by COPY to a file, without order, digest or compression. */
function plainCopy(connection: PoolOptions, file: string): Promise<void> {
  return asSuperuser(connection, (client) =>
    pipeline(client.query(copyTo('copy parties.firm to stdout')), createWriteStream(file, { flush: true })),
  );
}

/** What an operator would use otherwise; version 15 reads no newer server, so only its failure may be seen. */
async function pgDump({ host, user, password, database }: PoolOptions, file: string): Promise<boolean> {
  if (!existsSync(dump)) return false;
  const args = ['-h', host ?? '', '-U', user ?? '', '-Fc', '-Z', '1', '-f', file, database ?? ''];
  const child = spawn(dump, args, { env: { ...process.env, PGPASSWORD: password }, stdio: 'ignore' });
  const [code] = (await once(child, 'exit')) as [number];
  return code === 0;
}

await withDataFolder(async (folder) => {
  const env = { LOG_LEVEL: 'silent' };
  const config = readConfig({ data: join(folder, 'data') }, env);
  const opened = await openPlatform(config, composeForReading().migrations, startTimings());
  const connection = opened.postgres?.superuserConnection() ?? {};
  const megabytes = (await fill(connection)) / 1e6;
  const source = backupSource(config, opened);
  const took: Record<'peer' | 'backup' | 'restore' | 'pgDump', number[]> = {
    peer: [],
    backup: [],
    restore: [],
    pgDump: [],
  };
  for (let round = 0; round < rounds; round += 1) {
    const plain = join(folder, 'plain');
    took.peer.push(await seconds(() => plainCopy(connection, plain)));
    const file = join(folder, `round-${round}.tar`);
    took.backup.push(await seconds(() => writeArchive({ ...source, file })));
    const other = join(folder, 'pg_dump');
    let dumped = false;
    const dumpSeconds = await seconds(async () => {
      dumped = await pgDump(connection, other);
    });
    if (dumped) took.pgDump.push(dumpSeconds);
    const place = join(folder, `restored-${round}`);
    const into = { config: readConfig({ data: place }, env), name: place };
    took.restore.push(await seconds(() => restoreInto(into, { file }, () => {})));
    for (const path of [plain, other, file, place]) await rm(path, { recursive: true, force: true });
  }
  await opened.close();
  const speed = (times: readonly number[]) => megabytes / median(times);
  const minutes = (times: readonly number[]) => 10_000 / speed(times) / 60;
  const figures: BenchFigure[] = [
    { name: 'table and indexes', value: megabytes, unit: 'MB' },
    { name: 'plain COPY to a file', value: speed(took.peer), unit: 'MB/s' },
    { name: 'backup', value: speed(took.backup), unit: 'MB/s' },
    { name: 'restore, compared and checked', value: speed(took.restore), unit: 'MB/s' },
    { name: 'backup of 10 GB', value: minutes(took.backup), unit: 'min (target 15)' },
    { name: 'restore of 10 GB', value: minutes(took.restore), unit: 'min (target 15)' },
  ];
  if (took.pgDump.length > 0) figures.push({ name: 'pg_dump -Fc -Z1', value: speed(took.pgDump), unit: 'MB/s' });
  const ratio = { name: 'backup ÷ plain COPY', value: median(took.peer) / median(took.backup), target: 0.25 };
  printResult({ bench: 'backup', figures, ratio }, process.argv.includes('--json'));
});
