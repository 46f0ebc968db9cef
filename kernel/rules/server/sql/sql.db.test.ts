import { type RawBuilder, sql } from 'kysely';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noZone } from '#platform/db/server/zone-key.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { compileRule } from '../../contract/compile-rule.ts';
import { civilFromDays } from '../../contract/feel-time/civil-date.ts';
import { formatDate } from '../../contract/feel-time/format-temporal.ts';
import type { Plan, TestPlan } from '../../contract/plan/plan.ts';
import { proverOf } from '../../contract/plan/prove.ts';
import type { PlanRow } from '../columns/evaluate-plan.fixture.ts';
import { openPopulation } from '../columns/open-population.ts';
import { RandomPlans, randomColumns, randomParties } from '../columns/random-plan.fixture.ts';
import { bindProgram, heldBounds, runColumns } from '../columns/run-columns.ts';
import { bindRule, datumOf, runPopulation } from '../columns/run-population.ts';
import { partiesOf, type SampleRule, sampleRules, shippedRules } from '../columns/sample-rules.fixture.ts';
import { conditionSql, sqlOf } from './push-plan.ts';

const parties = 300;
const plans = Math.min(20_000, Number(process.env.SOAK_TIMES ?? 150));
const ruleParties = Number(process.env.SOAK_TIMES ?? 3_000);
/** Parties of one table. */
const mostTogether = 50_000;
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

/** Answers every decision of a rule in both ways, over so many parties; says which decisions were asked. */
async function compareRule({ definition, parameters }: SampleRule, count: number, seed: number): Promise<string[]> {
  const compiled = compileRule(definition, parameters, { on: '2026-06-30' });
  const { columns, row } = partiesOf(definition, count, seed, true);
  const population = openPopulation(columns, count);
  const [answers] = runPopulation([bindRule(compiled, population, { marks: false })], count);
  const rows = Array.from({ length: count }, (_, party) => row(party));
  await fill(
    rows,
    definition.terms.map(({ type }) => type),
  );
  const prove = proverOf(heldBounds(population));
  const decisions = compiled.decisions.map(({ name, plan }, place) => {
    const inSql = plan === null ? null : sqlOf(plan, column, prove(plan));
    const own = answers?.decisions[place]?.columns ?? null;
    if (inSql?.ok !== true || own === null) throw new Error(`${name} is not in SQL and columns`);
    return { name, own, sql: own.is === 'date' ? sql`${inSql.sql} - date '1970-01-01'` : inSql.sql };
  });
  const found = await ask(decisions.map((one) => one.sql));
  for (const [place, { name, own }] of decisions.entries()) {
    const party = found.findIndex((said, at) => (said[place] ?? null) !== expectedText(own, at));
    const said = found[party]?.[place];
    if (party >= 0) expect({ name, row: rows[party], said }).toEqual({ name, said: expectedText(own, party) });
  }
  return decisions.map(({ name }) => name);
}

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

  it('answers what columns answer for every decision of the rules that zones come with', async () => {
    const asked: string[] = [];
    for (const rule of [...shippedRules(), ...sampleRules(6)]) {
      for (let done = 0; done < ruleParties; done += mostTogether) {
        asked.push(...(await compareRule(rule, Math.min(mostTogether, ruleParties - done), done)));
      }
    }
    expect(asked.length).toBeGreaterThan(16);
  });

  it('counts years as the calendar of dates does, which has a year 0', async () => {
    const days = [-719_528, -719_163, -719_162, 0, 11_016];
    await fill(
      days.map((day) => [day]),
      [{ is: 'date' }],
    );
    const year: Plan = { is: 'number', plan: { op: 'partOfDay', part: 'year', of: { op: 'column', place: 0 } } };
    const written = sqlOf(year, column);
    if (!written.ok) throw new Error(written.why);
    expect((await ask([written.sql])).flat()).toEqual(['0', '0', '1', '1970', '2000']);
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
