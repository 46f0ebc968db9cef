import type { Parsed } from '../feel/parse.ts';
import type { Expression, Span, UnaryTests } from '../feel/syntax.ts';
import type { ReadTable } from '../read-rule.ts';
import { comparePlans, extreme } from './lower-compare.ts';
import type { ExpressionLowering } from './lower-expression.ts';
import { chosen, type Lowered, NotCompiled, plans } from './lowered.ts';
import type { NumberPlan, TestPlan } from './plan.ts';

/** Called for every cell that tests something; answers the plan to use, so that somebody can number it. */
export type WatchCell = (cell: { readonly row: number; readonly column: number }, test: TestPlan) => TestPlan;

const whole: Span = { from: 0, to: 0 };

/** A rule of the table: whether it matches, and what it answers. */
interface Line {
  readonly hit: TestPlan;
  readonly answer: Lowered;
}

/** Turns a decision table that answers one value into a plan, as its hit policy says (DMN 1.5, 8.2.8). */
export function lowerTable(lowering: ExpressionLowering, read: ReadTable, watch: WatchCell): Lowered {
  const inputs = read.inputs.map((input) => lowering.share(lowering.operand(readOf(input))));
  const lines = read.rows.map((row, place): Line => {
    const tests = row.when.flatMap((cell, column) => {
      if (cell === null) return [];
      const input = inputs[column];
      if (input === undefined) throw new NotCompiled('cells without an input', whole);
      return [plans.holds(watch({ row: place, column }, cellTest(lowering, input, readOf(cell))))];
    });
    const [first, ...others] = tests;
    const hit = shareTest(lowering, others.reduce(plans.and, first ?? plans.literal(true)));
    return { hit, answer: row.answer === null ? { is: 'null' } : lowering.operand(readOf(row.answer)) };
  });
  const otherwise: Lowered = read.otherwise === null ? { is: 'null' } : lowering.operand(readOf(read.otherwise));
  return answerOf(lowering, { read, lines, otherwise });
}

interface Table {
  readonly read: ReadTable;
  readonly lines: readonly Line[];
  readonly otherwise: Lowered;
}

function answerOf(lowering: ExpressionLowering, table: Table): Lowered {
  const { lines, otherwise } = table;
  switch (table.read.table.hitPolicy) {
    case 'FIRST':
      return firstOf(lines, otherwise);
    case 'UNIQUE':
      return either(moreThan(lines, 1), { is: 'null' }, firstOf(lines, otherwise));
    case 'ANY': {
      const first = lowering.share(firstOf(lines, otherwise));
      const differing = lines.map(({ hit, answer }) =>
        plans.and(hit, plans.not(comparePlans('=', answer, first, whole))),
      );
      // Every rule is asked, that all that match can be told.
      return either(plans.and(moreThan(lines, 1), anyOf(differing)), { is: 'null' }, first);
    }
    case 'PRIORITY':
      // Every rule is asked, that all that match can be told.
      return either(moreThan(lines, 0), firstOf(byPriority(lowering, table), { is: 'null' }), otherwise);
    case 'COLLECT':
      return collected(lowering, table);
    default:
      throw new NotCompiled('a list', whole);
  }
}

function collected(lowering: ExpressionLowering, { read, lines, otherwise }: Table): Lowered {
  const { aggregation } = read.table;
  switch (aggregation) {
    case 'COUNT': {
      const count = lowering.share({ is: 'number', plan: countOf(lines) });
      if (read.otherwise === null) return count;
      return either(comparePlans('>', count, zero, whole), count, otherwise);
    }
    case 'SUM': {
      const sum = lines.map(({ hit, answer }) => numberPlan(either(hit, answer, zero)));
      return either(moreThan(lines, 0), { is: 'number', plan: sum.reduce(plans.add, numberPlan(zero)) }, otherwise);
    }
    case 'MIN':
    case 'MAX':
      return either(moreThan(lines, 0), furthest(lowering, lines, aggregation === 'MIN' ? 'min' : 'max'), otherwise);
    case null:
      throw new NotCompiled('a list', whole);
  }
}

const zero: Lowered = { is: 'number', plan: plans.number(0) };

/** The smallest or largest answer of the lines that match; null as soon as one of them answers null. */
function furthest(lowering: ExpressionLowering, lines: readonly Line[], which: 'min' | 'max'): Lowered {
  let found: Lowered = { is: 'null' };
  let before: TestPlan | null = null;
  for (const { hit, answer } of lines) {
    if (answer.is === 'test') throw new NotCompiled(`${which} of ${answer.is}`, whole);
    const own = lowering.share(answer);
    const beside = before === null ? own : either(before, extreme(which, found, own, whole), own);
    found = lowering.share(either(hit, beside, found));
    before = before === null ? hit : shareTest(lowering, plans.or(before, hit));
  }
  return found;
}

/** What the first line that matches answers. */
function firstOf(lines: readonly Line[], otherwise: Lowered): Lowered {
  return lines.reduceRight((rest, { hit, answer }) => either(hit, answer, rest), otherwise);
}

function either(test: TestPlan, yes: Lowered, no: Lowered): Lowered {
  const value = chosen(test, yes, no);
  if (value === null) throw new NotCompiled(`${yes.is} or ${no.is}`, whole);
  return value;
}

function countOf(lines: readonly Line[]): NumberPlan {
  return { op: 'count', tests: lines.map(({ hit }) => hit) };
}

function moreThan(lines: readonly Line[], count: number): TestPlan {
  return comparePlans('>', { is: 'number', plan: countOf(lines) }, { is: 'number', plan: plans.number(count) }, whole);
}

function anyOf(tests: readonly TestPlan[]): TestPlan {
  const [first, ...others] = tests;
  return others.reduce(plans.or, first ?? plans.literal(false));
}

function numberPlan(value: Lowered): NumberPlan {
  if (value.is === 'number') return value.plan;
  if (value.is === 'null') return { op: 'nothing' };
  throw new NotCompiled('no number', whole);
}

/** Lines in the order of the values that the output may have; those of one value stay in theirs. */
function byPriority(lowering: ExpressionLowering, { read, lines }: Table): Line[] {
  const order = read.outputValues.every(({ ok }) => ok)
    ? read.outputValues.map((value) => keyOf(lowering.operand(readOf(value))))
    : [];
  const ranks = new Map(
    lines.map((line) => {
      const place = order.indexOf(keyOf(line.answer));
      return [line, place < 0 ? order.length : place] as const;
    }),
  );
  return [...lines].sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
}

/** A value that is known before any party is, as a key. */
function keyOf(value: Lowered): string {
  if (value.is === 'null') return 'null';
  if (value.is === 'list' || value.plan.op !== 'literal') throw new NotCompiled('an answer that is no literal', whole);
  if (value.is === 'text') return `text ${value.plan.text}`;
  if (value.is === 'test') return `test ${value.plan.holds}`;
  return value.is === 'date' ? `date ${value.plan.day}` : `${value.is} ${value.plan.value.toFixed()}`;
}

function cellTest(lowering: ExpressionLowering, input: Lowered, { tests, negated }: UnaryTests): TestPlan {
  const [first] = tests;
  if (first === undefined) return plans.literal(true);
  const test = lowering.accepts(input, tests, first);
  return negated ? plans.not(test) : test;
}

function shareTest(lowering: ExpressionLowering, test: TestPlan): TestPlan {
  const value = lowering.share({ is: 'test', plan: test });
  return value.is === 'test' ? value.plan : test;
}

function readOf<T extends Expression | UnaryTests>(parsed: Parsed<T>): T {
  if (!parsed.ok) throw new NotCompiled(parsed.why, parsed.at);
  return parsed.value;
}
