import { type RawBuilder, sql } from 'kysely';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noZone } from '#platform/db/server/zone-key.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { civilFromDays } from '../../contract/feel-time/civil-date.ts';
import { formatDate } from '../../contract/feel-time/format-temporal.ts';
import type { Plan, TestPlan } from '../../contract/plan/plan.ts';
import type { PlanRow } from '../columns/evaluate-plan.fixture.ts';
import { openPopulation } from '../columns/open-population.ts';
import { RandomPlans, randomColumns, randomParties } from '../columns/random-plan.fixture.ts';
import { bindProgram, runColumns } from '../columns/run-columns.ts';
import { datumOf } from '../columns/run-population.ts';
import { conditionSql, sqlOf } from './push-plan.ts';

const parties = 300;
const plans = Number(process.env.SOAK_TIMES ?? 250);
/** Plans of one statement. */
const together = 25;

let test: TestPlatform;
let client: pg.Client;

beforeAll(async () => {
  test = await testPlatform();
  client = await test.connect('superuser');
});
afterAll(async () => {
  await client.end();
  await test.close();
});

const sqlTypes = { number: 'bigint', boolean: 'boolean', text: 'text', date: 'date' } as const;

/** Puts parties into a table `party` with columns c0, c1 … in their order. */
async function fill(rows: readonly PlanRow[], kinds: readonly { readonly is: keyof typeof sqlTypes }[]): Promise<void> {
  await client.query('drop table if exists party');
  const names = kinds.map((_, place) => `c${place}`);
  const columns = kinds.map(({ is }, place) => `c${place} ${sqlTypes[is]}`);
  await client.query(`create temp table party (ordinal integer, ${columns.join(', ')})`);
  const values = kinds.map(({ is }, place) =>
    rows.map((row) => {
      const value = row[place] ?? null;
      return is === 'date' && typeof value === 'number' ? dateOf(value) : value;
    }),
  );
  const sources = kinds.map(({ is }, place) => `$${place + 2}::${sqlTypes[is]}[]`);
  await client.query(
    `insert into party (ordinal, ${names.join(', ')}) select * from unnest($1::integer[], ${sources.join(', ')})`,
    [rows.map((_, ordinal) => ordinal), ...values],
  );
}

/** A date as PostgreSQL writes it: there is no year 0. */
function dateOf(day: number): string {
  const { year, month, day: ofMonth } = civilFromDays(day);
  if (year > 0) return formatDate({ kind: 'date', year, month, day: ofMonth });
  return `${String(1 - year).padStart(4, '0')}-${month}-${ofMonth} BC`;
}

async function ask(expressions: readonly RawBuilder<unknown>[]): Promise<string[][]> {
  const listed = sql.join(expressions.map((one) => sql`(${one})::text`));
  const { sql: text, parameters } = sql`select array[${listed}] as answers from party order by ordinal`.compile(
    test.platform.database.forZone(noZone),
  );
  const { rows } = await client.query<{ answers: string[] }>(text, [...parameters]);
  return rows.map(({ answers }) => answers);
}

/** An answer of columns as PostgreSQL writes it; dates as days. */
function expectedText(answers: Parameters<typeof datumOf>[0], party: number): string | null {
  const value = answers.values[party] ?? Number.NaN;
  if (Number.isNaN(value)) return null;
  return answers.is === 'number' || answers.is === 'date' ? String(value) : String(datumOf(answers, party));
}

const column = (place: number) => `party.c${place}`;

describe('a plan in SQL', () => {
  it('answers what columns answer, for random plans over random parties', async () => {
    const { rows, columns } = randomParties(5, parties);
    await fill(rows, randomColumns);
    const population = openPopulation(columns, parties);
    const random = new RandomPlans(23);
    let written = 0;
    for (let done = 0; done < plans; done += together) {
      const asked = Array.from({ length: together }, () => random.plan(4)).flatMap((plan) => {
        const inSql = sqlOf(plan, column);
        const bound = bindProgram({ plans: [plan], clauses: 100_000 }, population, { marks: false });
        if (!inSql.ok || 'why' in bound) return [];
        return [{ plan, sql: plan.is === 'date' ? sql`${inSql.sql} - date '1970-01-01'` : inSql.sql, bound }];
      });
      written += asked.length;
      const expected = runColumns(
        asked.map(({ bound }) => bound),
        parties,
      );
      const found = await ask(asked.map((one) => one.sql));
      asked.forEach(({ plan }, place) => {
        const [answers] = expected[place]?.answers ?? [];
        found.forEach((answered, party) => {
          const told = answers === undefined ? 'nothing' : expectedText(answers, party);
          const said = answered[place] ?? null;
          if (said !== told) expect({ plan, row: rows[party], said }).toEqual({ plan, row: rows[party], said: told });
        });
      });
    }
    expect(written).toBeGreaterThan(plans * 0.9);
  });

  it('keeps hostile texts out of the statement, and refuses those that PostgreSQL does not hold', async () => {
    const hostile = ["'; drop table party; --", "\\'", 'a" or 1=1', '$1', '{"a"}', '％', "E'\\x27", ''];
    await fill(
      hostile.map((text) => [text]),
      [{ is: 'text' }],
    );
    const expressions = hostile.map((text) => {
      const plan: TestPlan = { op: 'oneOf', of: { op: 'column', place: 0 }, texts: [text, 'x'] };
      const condition = conditionSql(plan, column);
      if (!condition.ok) throw new Error(condition.why);
      return condition.sql;
    });
    const found = await ask(expressions);
    expect(found.map((answers) => answers.map((one) => one === 'true'))).toEqual(
      hostile.map((_, row) => hostile.map((_text, place) => place === row)),
    );
    for (const text of ['\0', '\ud800']) {
      const plan: Plan = { is: 'text', plan: { op: 'literal', text } };
      expect(sqlOf(plan, column)).toEqual({ ok: false, why: 'a text that PostgreSQL does not hold' });
    }
  });
});
