import { evaluate } from 'feelin';
import { describe, expect, it } from 'vitest';
import { type CompiledRule, compileRule } from '../../contract/compile-rule.ts';
import { formatValue } from '../../contract/feel/format-value.ts';
import type { Row } from '../../contract/feel-compile/columns.ts';
import { civilFromDays } from '../../contract/feel-time/civil-date.ts';
import { formatDate } from '../../contract/feel-time/format-temporal.ts';
import type { RuleDatum } from '../../contract/rule-definition.ts';
import { showValue, showWhole } from './domain/show-answer.ts';
import { openPopulation } from './open-population.ts';
import { bindRule, type RuleAnswers, runPopulation } from './run-population.ts';
import { partiesOf, type SampleRule, sampleRules, shippedRules } from './sample-rules.fixture.ts';

const parties = Number(process.env.SOAK_TIMES ?? 100_000);
/** Parties that decimals and foreign engines are asked about: they take as long for these as whole numbers for all. */
const slowParties = Math.min(1_000, parties);
/** The day that `today()` answers. */
const on = '2026-06-30';
const shipped = shippedRules();
const rules = [...shipped, ...sampleRules(6)];

/** First party whose answers or marks differ between closures of whole numbers and columns; null when none does. */
function firstDifference({ compiled, answers, row, count }: ReturnType<typeof run>): number | null {
  const asks = compiled.decisions.some(({ plan, path }) => plan?.is === 'text' || path !== 'integer')
    ? sameData
    : sameUnits;
  const same = asks(compiled, answers);
  for (let party = 0; party < count; party += 1) {
    if (!same(row(party), party)) return party;
    for (let clause = 0; clause < compiled.marks.length; clause += 1) {
      if (compiled.marks[clause] !== answers.mark?.(clause, party)) return party;
    }
  }
  return null;
}

type Same = (row: Row, party: number) => boolean;

function sameUnits(compiled: CompiledRule, { decisions }: RuleAnswers): Same {
  const into = new Float64Array(decisions.length);
  return (row, party) => {
    compiled.runWhole(row, into);
    return decisions.every(({ columns }, place) => columns !== null && Object.is(into[place], columns.values[party]));
  };
}

/** Texts and decimals are answered as values only. */
function sameData(compiled: CompiledRule, { decisions }: RuleAnswers): Same {
  return (row, party) => {
    const values = compiled.run(row);
    return decisions.every(({ datum }, place) => showValue(values[place] ?? null) === datum(party));
  };
}

/** Parties of usual amounts, of which columns answer every rule, or those that reach the bounds of its terms. */
interface Asked {
  readonly count: number;
  readonly seed: number;
  readonly usual: boolean;
}

function run({ definition, parameters }: SampleRule, { count, seed, usual }: Asked) {
  const compiled = compileRule(definition, parameters, { on });
  const { columns, row } = partiesOf(definition, count, seed, usual);
  const population = openPopulation(columns, count);
  const bound = bindRule(compiled, population, { marks: true });
  const [answers] = runPopulation([bound], count);
  if (answers === undefined) throw new Error('no answers');
  return { compiled, answers, row, count };
}

describe.each(rules)('$name', (rule) => {
  // Samples of other rules are tried on a tenth of the parties.
  const count = shipped.includes(rule) ? parties : Math.ceil(parties / 10);
  const few = Math.min(slowParties, count);

  it('answers the same by closures and by columns, with the same reasons', () => {
    const usual = run(rule, { count, seed: 42, usual: true });
    expect(usual.compiled.faults).toEqual([]);
    expect(usual.answers).toMatchObject({ path: 'columns', why: '' });
    expect(firstDifference(usual)).toBeNull();
  });

  it('answers the same by closures and by columns at the bounds of its terms, where they are proved whole', () => {
    const atBounds = run(rule, { count: Math.ceil(count / 20), seed: 7, usual: false });
    const { compiled, answers } = atBounds;
    // Where they are not, no decision may be whole that columns could have answered.
    if (answers.path === 'closures') expect(compiled.decisions.some(({ path }) => path !== 'integer')).toBe(true);
    else expect(firstDifference(atBounds)).toBeNull();
  });

  it('answers the same by closures over decimals', () => {
    const decimal = compileRule(rule.definition, rule.parameters, { on, path: 'decimal' });
    for (const usual of [true, false]) {
      const { answers, row } = run(rule, { count: few, seed: 42, usual });
      for (let party = 0; party < few; party += 1) {
        const expected = decimal.run(row(party)).map(showValue);
        const found = answers.decisions.map(({ datum }) => datum(party));
        if (String(found) !== String(expected))
          expect({ row: row(party), found }).toEqual({ row: row(party), found: expected });
      }
    }
  });

  it('is answered the same by feelin, where floating point can', () => {
    let asked = 0;
    const most = shipped.includes(rule) ? slowParties : slowParties / 5;
    const { row, answers } = run(rule, { count: most, seed: 42, usual: true });
    for (let party = 0; party < most; party += 1) {
      const context = contextOf(rule, row(party));
      for (const [place, { name, logic }] of rule.definition.decisions.entries()) {
        const own = answers.decisions[place]?.datum(party) ?? null;
        if (logic.kind === 'expression' && !beyondFeelin.test(logic.text) && lacksNothing(logic.text, context)) {
          asked += 1;
          const other = evaluate(logic.text, context).value;
          if (!agrees(own, other)) expect({ name, context, own }).toEqual({ name, context, own: other });
        }
        context[name] = asFloat(own, rule.definition.decisions[place]?.type === 'number');
      }
    }
    const expressions = rule.definition.decisions.filter(
      ({ logic }) => logic.kind === 'expression' && !beyondFeelin.test(logic.text),
    );
    expect(asked).toBeGreaterThan(expressions.length > 0 ? most / 20 : -1);
  });
});

/** Dates and durations of feelin are objects of its own; a rule that counts with them is not asked of it. */
const beyondFeelin = /duration|date\(|日期|计算日|存续月数|@"/;

/** Names of which none is null: feelin has other ideas of null in conditions than the standard. */
function lacksNothing(text: string, context: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(context).every(([name, value]) => value !== null || !text.includes(name));
}

function contextOf({ definition, parameters }: SampleRule, row: Row): Record<string, unknown> {
  const terms = definition.terms.map(({ name, type }, place): [string, unknown] => {
    const value = row[place] ?? null;
    if (typeof value !== 'number') return [name, value];
    if (type.is === 'date') return [name, formatDate({ kind: 'date', ...civilFromDays(value) })];
    return [name, Number(showWhole(value, type.is === 'number' ? type.scale : 0))];
  });
  const values = [...parameters].map(([name, value]): [string, unknown] => {
    const shown = showValue(value);
    return [name, typeof shown === 'string' && /^-?[\d.]+$/.test(shown) ? Number(formatValue(value)) : shown];
  });
  return Object.fromEntries([...terms, ...values]);
}

function asFloat(datum: RuleDatum, isNumber: boolean): unknown {
  return isNumber && typeof datum === 'string' ? Number(datum) : datum;
}

/** The same, or numbers as near as floating point comes: a half of the last place may fall the other way. */
function agrees(own: RuleDatum, other: unknown): boolean {
  if (typeof other !== 'number') return own === (other ?? null);
  return own !== null && Math.abs(Number(own) - other) <= Math.max(0.011, Math.abs(other) * 1e-9);
}
