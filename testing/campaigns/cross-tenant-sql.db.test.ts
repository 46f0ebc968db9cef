import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { Client, Pool, QueryResult } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noZone } from '#platform/db/server/zone-key.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { attempts, type Chance, chanceOf, inParallel, noteFigures } from './attempts.ts';
import { foreignStatements, type Standing, type StatementGround, standings } from './foreign-statements.ts';
import { addMarkedRows, digestRows, marker, type RowTable, rowTables } from './zone-rows.ts';

// With the requests across zones more than 20,000 attempts in each run.
const count = attempts(6_000);
let test: TestPlatform;
let superuser: Client;
let tables: RowTable[];
/** A UUID of the other zone for each tenant table, and its rows as text. */
const rows = new Map<string, { id: string; column: string }>();

beforeAll(async () => {
  test = await testPlatform();
  superuser = await test.connect('superuser');
  tables = (await rowTables(superuser)).filter(({ tenant }) => tenant);
  await addMarkedRows(superuser, tables, { zoneId: test.zoneB.id, rows: 2 });
  for (const { name, columns } of tables) {
    const column = columns.find((one) => one.type === 'uuid' && one.name !== 'zone_id' && one.required)?.name;
    const found = await superuser.query<{ id: string }>(
      `select ${column ?? 'zone_id'}::text as id from ${name} where zone_id = $1 limit 1`,
      [test.zoneB.id],
    );
    rows.set(name, { id: found.rows[0]?.id ?? '', column: column ?? 'zone_id' });
  }
});
afterAll(async () => {
  await superuser.end();
  await test.close();
});

function groundOf(table: RowTable, chance: Chance): StatementGround {
  const { id, column } = rows.get(table.name) ?? { id: '', column: 'zone_id' };
  return { table, id, column, zoneId: test.zoneB.id, ownZone: test.zoneA.id, chance };
}

/** Whether an answer shows, counts or touched anything of the other zone. */
function shows(result: QueryResult | QueryResult[]): boolean {
  const results = Array.isArray(result) ? result : [result];
  return results.some(({ command, rowCount, rows: found }) => {
    const text = JSON.stringify(found ?? []);
    const counted = (found ?? []).some((row: Record<string, unknown>) => Number(row.foreign_rows ?? 0) > 0);
    const touched = /^(INSERT|UPDATE|DELETE|COPY|MERGE)$/.test(command) && (rowCount ?? 0) > 0;
    return counted || touched || text.includes(marker);
  });
}

async function stand(app: Client, standing: Standing): Promise<void> {
  await app.query('reset all');
  await app.query('set search_path = pg_catalog');
  for (const statement of standing.set(test.zoneA.id)) await app.query(statement);
}

describe('the role of the application and the rows of another zone (R10)', () => {
  it(`shows, counts and touches none in ${count} statements, whatever zone is set, or none, or rubbish`, {
    timeout: 0,
  }, async () => {
    const before = await digestRows(superuser, tables, test.zoneB.id);
    const app = await test.connect('yuanshu_app');
    const chance = chanceOf(11);
    const seen: string[] = [];
    const outcomes = { answered: 0, refused: 0 };
    const kinds = new Set<string>();
    let tried = 0;
    // Everything once in a zone of one's own; of the other standings a part that makes up the number.
    const full = foreignStatements(groundOf(tables[0] as RowTable, chance)).length * tables.length;
    const share = Math.min(1, Math.max(0.1, (1.03 * count - full) / (full * (standings.length - 1))));
    while (tried < count) {
      for (const standing of standings) {
        await stand(app, standing);
        for (const table of tables) {
          for (const { kind, text, values } of foreignStatements(groundOf(table, chance))) {
            if (standing !== standings[0] && chance.next() > share) continue;
            tried += 1;
            kinds.add(kind);
            await app.query('begin');
            try {
              const result = await app.query(text, values as unknown[]);
              outcomes.answered += 1;
              if (shows(result)) seen.push(`${standing.name}, ${table.name}, ${kind}: ${text}`);
            } catch {
              outcomes.refused += 1;
            }
            await app.query('rollback');
          }
        }
      }
    }
    await app.end();
    expect(seen.slice(0, 20)).toEqual([]);
    expect(Math.min(outcomes.answered, outcomes.refused)).toBeGreaterThan(count / 20);
    expect(await digestRows(superuser, tables, test.zoneB.id)).toEqual(before);
    noteFigures('R10 sql', { attempts: tried, kinds: kinds.size, tables: tables.length, ...outcomes });
  });

  it('finds what it looks for: with the zone itself set, the same statements show its rows', async () => {
    const app = await test.connect('yuanshu_app');
    await app.query(`set yuanshu.zone_id = '${test.zoneB.id}'`);
    const blind: string[] = [];
    for (const table of tables) {
      const count = foreignStatements(groundOf(table, chanceOf(1))).find(({ kind }) => kind === 'count');
      const may = await app.query("select has_table_privilege($1, 'select') as may", [table.name]);
      if (count === undefined || !may.rows[0]?.may) continue;
      if (!shows(await app.query(count.text, count.values as unknown[]))) blind.push(table.name);
    }
    await app.end();
    expect(blind).toEqual([]);
  });

  it('tells by no key and no constraint that a row exists elsewhere', async () => {
    const app = await test.connect('yuanshu_app');
    await app.query(`set yuanshu.zone_id = '${test.zoneA.id}'`);
    const told: string[] = [];
    for (const { table, columns, target } of await foreignKeys(superuser)) {
      const present = rows.get(target)?.id;
      if (present === undefined) continue;
      const answers: string[] = [];
      for (const id of [present, randomUUIDv7()]) {
        await app.query('begin');
        const text = `insert into ${table} (zone_id, ${columns}) values ($1, $2)`;
        const outcome = await app.query(text, [test.zoneA.id, id]).then(
          () => 'taken',
          (error: Error & { code?: string }) => `${error.code} ${error.message.replaceAll(id, '<id>')}`,
        );
        answers.push(outcome);
        await app.query('rollback');
      }
      if (answers[0] !== answers[1]) told.push(`${table} (${columns}): ${answers.join(' | ')}`);
    }
    await app.end();
    expect(told).toEqual([]);
  });
});

/** Keys of one column beside the zone. */
async function foreignKeys(client: Client): Promise<{ table: string; columns: string; target: string }[]> {
  const { rows: found } = await client.query<{ table: string; columns: string; target: string }>(
    `select k.conrelid::regclass::text as table, quote_ident(a.attname) as columns, k.confrelid::regclass::text as target
      from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[2]
      where k.contype = 'f' and cardinality(k.conkey) = 2 and a.atttypid = 'uuid'::regtype`,
  );
  return found;
}

describe('connections of the pool (R10)', () => {
  let others: Pool;
  beforeAll(() => {
    others = test.appPool();
  });
  const disturbances = ['none', 'error', 'timeout', 'cancel', 'terminate', 'abort', 'noise'] as const;

  it('are never handed on with the zone of another, after errors, cancels, time-outs and broken connections', {
    timeout: 0,
  }, async () => {
    const { database } = test.platform;
    const times = attempts(700);
    const keys = [test.zoneA.id, test.zoneB.id, noZone];
    const wrong: string[] = [];
    const chance = chanceOf(12);
    const plan = Array.from({ length: times }, () => ({ zone: chance.of(keys), what: chance.of(disturbances) }));
    await inParallel(plan, 6, async ({ zone, what }) => {
      await disturb(zone, what);
      const found = await sql<{ zone_id: string; current: string | null }>`
        select zone_id, current_setting('yuanshu.zone_id', true) as current from auth.account`.execute(
        database.forZone(zone),
      );
      for (const row of found.rows) if (row.zone_id !== zone) wrong.push(`${what}: ${row.zone_id} under ${zone}`);
      if (zone === noZone ? found.rows.length > 0 : found.rows.length === 0)
        wrong.push(`${what}: ${found.rows.length} rows`);
    });
    expect(wrong).toEqual([]);
    noteFigures('R10 pool', { attempts: times, disturbances: disturbances.length });
  });

  async function disturb(zone: string, what: (typeof disturbances)[number]): Promise<void> {
    const { database } = test.platform;
    if (what === 'none') return;
    const work = database.transaction(zone, async (tx) => {
      if (what === 'error') await sql`select 1 / 0`.execute(tx);
      if (what === 'noise') await sql`set local yuanshu.zone_id = ''`.execute(tx);
      if (what === 'abort') throw new Error('given up');
      if (what === 'timeout') {
        await sql`set local statement_timeout = 2`.execute(tx);
        await sql`select pg_sleep(10)`.execute(tx);
      }
      if (what !== 'cancel' && what !== 'terminate') return;
      const own = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
      const end = what === 'cancel' ? 'pg_cancel_backend' : 'pg_terminate_backend';
      const sleeping = sql`select pg_sleep(10)`.execute(tx);
      await Promise.all([sleeping, others.query(`select pg_sleep(0.002), ${end}($1)`, [own.rows[0]?.pid])]);
    });
    await work.catch(() => {});
  }
});
