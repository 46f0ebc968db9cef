import pg from 'pg';
import { lookUp } from '#kernel/parties/server/names/look-up.ts';
import { openDatabase } from '#platform/db/server/database.ts';
import { startChild } from '../lib/child.ts';
import { withDataFolder } from '../lib/data-folder.ts';
import { type BenchFigure, median, printResult } from '../lib/report.ts';
import { loadHttp } from './load-http.ts';
import { askPeer, buildPeer, useIndexes } from './peer.ts';
import { type BenchQuery, cutQueries } from './queries.ts';
import { measureRecall } from './recall.ts';
import type { SubjectFacts } from './subject.ts';

// Look-up, its peer, PostgreSQL and the load share the machine: the ratio means more than the times.
const firms = Number(process.env.BENCH_FIRMS ?? 100_000);
const rates = [100, 500];
const seconds = 20;

function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** Milliseconds of each query, after a round that nobody counts. */
async function time(queries: readonly BenchQuery[], ask: (query: BenchQuery) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (const counted of [false, true]) {
    for (const query of queries) {
      const began = performance.now();
      await ask(query);
      if (counted) times.push(performance.now() - began);
    }
  }
  return times;
}

function figuresOf(name: string, queries: readonly BenchQuery[], times: readonly number[]): BenchFigure[] {
  const rows = (['han', 'pinyin', 'initials', 'all'] as const).map((kind) => {
    const some = times.filter((_, at) => kind === 'all' || queries[at]?.kind === kind);
    return [
      { name: `${name}, ${kind}, p50`, value: percentile(some, 0.5), unit: 'ms' },
      { name: `${name}, ${kind}, p99`, value: percentile(some, 0.99), unit: 'ms' },
    ];
  });
  return rows.flat();
}

/**
 * Loads of the whole application at a hundred people typing and at five times as many; the first seconds, in which
 * connections are made and plans thought out, are not counted.
 */
async function httpFigures({ url, cookie }: SubjectFacts, queries: readonly BenchQuery[]): Promise<BenchFigure[]> {
  const paths = queries.map(({ q }) => `/api/parties/look-up?q=${encodeURIComponent(q)}`);
  await loadHttp({ url, cookie, paths, perSecond: 500, seconds: 3 });
  const figures: BenchFigure[] = [];
  for (const perSecond of rates) {
    const times = await loadHttp({ url, cookie, paths, perSecond, seconds });
    for (const share of [0.5, 0.99]) {
      const name = `HTTP at ${perSecond} requests/s, p${share * 100}`;
      figures.push({ name, value: percentile(times, share), unit: 'ms' });
    }
  }
  return figures;
}

await withDataFolder(async (dataDir) => {
  const place = new URL('./subject.ts', import.meta.url);
  const seeding = await startChild<SubjectFacts>(place, { dataDir, firms });
  await seeding.stop();
  const subject = await startChild<SubjectFacts>(place, { dataDir, firms, seeded: seeding.said });
  const { database: connection, zoneId, writtenMs } = subject.said;
  const admin = new pg.Client(connection);
  await admin.connect();
  await admin.query('vacuum analyze');
  // With the rights of the application and no more: under row-level security.
  await admin.query("create role bench login password 'bench' in role yuanshu_app");
  await admin.query(`grant connect on database ${admin.escapeIdentifier(connection.database)} to bench`);
  const database = openDatabase({ ...connection, user: 'bench', password: 'bench', max: 2 });
  const db = database.forZone(zoneId);
  const { rows } = await admin.query<{ id: string; name: string; code: string }>(
    'select id, name, social_credit_code as code from parties.firm where zone_id = $1 order by id',
    [zoneId],
  );
  const queries = cutQueries(rows.map((row) => row.name));
  await buildPeer(
    admin,
    rows.map((row) => row.name),
  );
  const own = await time(queries, ({ q }) => lookUp(db, { q, kinds: [], limit: 20 }));
  await useIndexes(admin, true);
  const trigram = await time(queries, (query) => askPeer(admin, query));
  await useIndexes(admin, false);
  const scan = await time(queries, (query) => askPeer(admin, query));
  const http = await httpFigures(subject.said, queries);
  const { recall, precision, wrongAnswers } = await measureRecall(db, rows, queries);
  await Promise.all([database.close(), admin.end()]);
  await subject.stop();
  printResult(
    {
      bench: 'lookup',
      figures: [
        { name: 'names', value: rows.length, unit: 'firms' },
        { name: 'writing 20,000 names', value: median(writtenMs), unit: 'ms' },
        ...figuresOf('look-up', queries, own),
        ...figuresOf('pg_trgm', queries, trigram),
        ...figuresOf('sequential scan', queries, scan),
        ...http,
        { name: 'recall', value: recall, unit: 'of 1' },
        { name: 'precision', value: precision, unit: 'of 1' },
        { name: 'wrong answers', value: wrongAnswers, unit: `of ${queries.length}` },
      ],
      ratio: {
        name: 'pg_trgm p99 ÷ look-up p99',
        value: percentile(trigram, 0.99) / percentile(own, 0.99),
        target: 10,
      },
    },
    process.argv.includes('--json'),
  );
  if (recall < 1 || precision < 1 || wrongAnswers > 0) process.exitCode = 1;
});
