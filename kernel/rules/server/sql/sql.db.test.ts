import { type RawBuilder, sql } from 'kysely';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noZone } from '#platform/db/server/zone-key.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { compileRule } from '../../contract/compile-rule.ts';
import type { Plan, TestPlan } from '../../contract/plan/plan.ts';
import { proverOf } from '../../contract/plan/prove.ts';
import { openPopulation, type PopulationColumn } from '../columns/open-population.ts';
import { RandomPlans, randomParties } from '../columns/random-plan.fixture.ts';
import { bindProgram, heldBounds, runColumns } from '../columns/run-columns.ts';
import { bindRule, datumOf, runPopulation } from '../columns/run-population.ts';
import { partiesOf, type SampleRule, sampleRules, shippedRules } from '../columns/sample-rules.fixture.ts';
import { conditionSql, sqlOf } from './push-plan.ts';

const parties = 300;
const plans = Math.min(20_000, Number(process.env.SOAK_TIMES ?? 150));
const ruleParties = Number(process.env.SOAK_TIMES ?? 100_000);
const shipped = shippedRules();
const rules = [...shipped, ...sampleRules(6)];
/** Parties of one table. */
const mostTogether = 100_000;
/** Plans of one statement. */
const together = 25;
/** What stands for null, and between answers: no party of these tests holds such a text. */
const [absent, between] = ['\u0001', '\u0002'];

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

/** Puts parties into a table `party` with columns c0, c1 … in their order; days become dates there. */
async function fill(columns: readonly PopulationColumn[]): Promise<void> {
  await client.query('drop table if exists party');
  const declared = columns.map(({ is }, place) => `c${place} ${sqlTypes[is]}`);
  await client.query(`create temp table party (ordinal integer, ${declared.join(', ')})`);
  const given = columns.map(({ is }, place) => `$${place + 1}::${is === 'date' ? 'integer' : sqlTypes[is]}[]`);
  const taken = columns.map(({ is }, place) => (is === 'date' ? `date '1970-01-01' + v${place}` : `v${place}`));
  const names = columns.map((_, place) => `v${place}`);
  await client.query(
    `insert into party select place - 1, ${taken.join(', ')}
     from unnest(${given.join(', ')}) with ordinality as given (${names.join(', ')}, place)`,
    columns.map(arrayOf),
  );
}

/** Values as PostgreSQL reads an array: one text, as one parameter a value takes far longer. */
function arrayOf(column: PopulationColumn): string | readonly (string | null)[] {
  if (column.is === 'text') return Array.from(column.values);
  const shown: (value: number) => string | number =
    column.is === 'boolean'
      ? (value) => (value < 0 ? 'null' : String(value === 1))
      : (value) => (Number.isNaN(value) ? 'null' : value);
  return `{${Array.from(column.values, shown).join(',')}}`;
}

/** What each expression answers for all parties, in their order: one text an expression, as rows of texts take far longer. */
async function ask(expressions: readonly RawBuilder<unknown>[]): Promise<(string | null)[][]> {
  const columns = expressions.map((one, place) => sql`(${one})::text as ${sql.ref(`a${place}`)}`);
  const gathered = expressions.map(
    (_, place) => sql`string_agg(coalesce(${sql.ref(`a${place}`)}, ${absent}), ${between})`,
  );
  const { sql: text, parameters } = sql`select array[${sql.join(gathered)}] as answers
    from (select ${sql.join(columns)} from party order by ordinal) as asked`.compile(
    test.platform.database.forZone(noZone),
  );
  const { rows } = await client.query<{ answers: string[] }>(text, [...parameters]);
  const [{ answers } = { answers: [] }] = rows;
  return answers.map((all) => all.split(between).map((one) => (one === absent ? null : one)));
}

/** An answer of columns as PostgreSQL writes it; dates as days. */
function expectedText(answers: Parameters<typeof datumOf>[0], party: number): string | null {
  const value = answers.values[party] ?? Number.NaN;
  if (Number.isNaN(value)) return null;
  return answers.is === 'number' || answers.is === 'date' ? String(value) : String(datumOf(answers, party));
}

const column = (place: number) => `party.c${place}`;

/** Parties of a rule: those of usual amounts, of which columns answer every rule, or those that reach the bounds of its terms. */
interface Asked {
  readonly count: number;
  readonly seed: number;
  readonly usual: boolean;
}

/** Answers the decisions of a rule in both ways, over so many parties; says which ones both can answer. */
async function compareRule(
  { name: rule, definition, parameters }: SampleRule,
  { count, seed, usual }: Asked,
): Promise<string[]> {
  const compiled = compileRule(definition, parameters, { on: '2026-06-30' });
  const { columns, row } = partiesOf(definition, count, seed, usual);
  const population = openPopulation(columns, count);
  const [answers] = runPopulation([bindRule(compiled, population, { marks: false })], count);
  const prove = proverOf(heldBounds(population));
  const decisions = compiled.decisions.flatMap(({ name, plan }, place) => {
    const inSql = plan === null ? null : sqlOf(plan, column, prove(plan));
    const own = answers?.decisions[place]?.columns ?? null;
    if (inSql?.ok !== true || own === null) return [];
    return [{ name, own, sql: own.is === 'date' ? sql`${inSql.sql} - date '1970-01-01'` : inSql.sql }];
  });
  if (decisions.length === 0) return [];
  await fill(columns);
  const found = await ask(decisions.map((one) => one.sql));
  for (const [place, { name, own }] of decisions.entries()) {
    const told = found[place] ?? [];
    expect(told).toHaveLength(count);
    const party = told.findIndex((said, at) => said !== expectedText(own, at));
    if (party >= 0) {
      const expected = { rule, name, row: row(party), said: expectedText(own, party) };
      expect({ rule, name, row: row(party), said: told[party] }).toEqual(expected);
    }
  }
  return decisions.map(({ name }) => `${rule} ${name}`);
}

describe('a plan in SQL', () => {
  it('answers what columns answer, for random plans over random parties', async () => {
    const { rows, columns } = randomParties(5, parties);
    await fill(columns);
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
        expect(found[place]).toHaveLength(parties);
        found[place]?.forEach((said, party) => {
          const told = answers === undefined ? 'nothing' : expectedText(answers, party);
          if (said !== told) expect({ plan, row: rows[party], said }).toEqual({ plan, row: rows[party], said: told });
        });
      });
    }
    expect(written).toBeGreaterThan(plans * 0.9);
  });

  it('answers what columns answer for every decision of the rules that zones come with', async () => {
    for (const rule of rules) {
      const every = rule.definition.decisions.map(({ name }) => `${rule.name} ${name}`);
      // Samples of other rules are tried on a tenth of the parties.
      const parties = shipped.includes(rule) ? ruleParties : Math.ceil(ruleParties / 10);
      for (let done = 0; done < parties; done += mostTogether) {
        const count = Math.min(mostTogether, parties - done);
        expect(await compareRule(rule, { count, seed: 42 + done, usual: true })).toEqual(every);
      }
    }
  });

  it('answers what columns answer at the bounds of terms, where both can', async () => {
    const asked = new Set<string>();
    for (const rule of rules) {
      const count = Math.min(mostTogether, Math.ceil(ruleParties / 20));
      for (const one of await compareRule(rule, { count, seed: 7, usual: false })) asked.add(one);
    }
    expect(asked.size).toBeGreaterThan(16);
  });

  it('counts years as the calendar of dates does, which has a year 0', async () => {
    const days = [-719_528, -719_163, -719_162, 0, 11_016];
    await fill([{ is: 'date', values: days }]);
    const year: Plan = { is: 'number', plan: { op: 'partOfDay', part: 'year', of: { op: 'column', place: 0 } } };
    const written = sqlOf(year, column);
    if (!written.ok) throw new Error(written.why);
    expect((await ask([written.sql])).flat()).toEqual(['0', '0', '1', '1970', '2000']);
  });

  it('keeps hostile texts out of the statement, and refuses those that PostgreSQL does not hold', async () => {
    const hostile = ["'; drop table party; --", "\\'", 'a" or 1=1', '$1', '{"a"}', '％', "E'\\x27", ''];
    await fill([{ is: 'text', values: hostile }]);
    const expressions = hostile.map((text) => {
      const plan: TestPlan = { op: 'oneOf', of: { op: 'column', place: 0 }, texts: [text, 'x'] };
      const condition = conditionSql(plan, column);
      if (!condition.ok) throw new Error(condition.why);
      return condition.sql;
    });
    const found = await ask(expressions);
    expect(found.map((answers) => answers.map((one) => one === 'true'))).toEqual(
      hostile.map((_, place) => hostile.map((_text, row) => place === row)),
    );
    for (const text of ['\0', '\ud800']) {
      const plan: Plan = { is: 'text', plan: { op: 'literal', text } };
      expect(sqlOf(plan, column)).toEqual({ ok: false, why: 'a text that PostgreSQL does not hold' });
    }
  });
});
