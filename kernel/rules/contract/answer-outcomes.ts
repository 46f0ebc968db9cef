import { Decimal } from 'decimal.js';
import { normalizeName } from './feel/names.ts';
import { integerOf, numberOf, settle } from './feel/number.ts';
import { isKind, isNumber, type Value } from './feel/values.ts';
import { addMonths, civilFromDays } from './feel-time/civil-date.ts';
import { dayNumber } from './feel-time/clock-line.ts';
import { formatDate } from './feel-time/format-temporal.ts';
import { parseDate } from './feel-time/parse-temporal.ts';
import type { AnsweredDecision, AnsweredOutcome } from './rule-answer.ts';
import type { RuleDefinition, RuleOutcome } from './rule-definition.ts';

type Gap = AnsweredDecision['gaps'][number];

/** What the decisions of a party answered. */
export interface OutcomeInput {
  readonly on: string;
  readonly values: readonly Value[];
  /** The rate of the deduction that a decision answers. */
  readonly rate: (decision: number) => Value;
}

/** What the answers of a rule are good for, counted exactly, and by decision what could not be. */
export function answerOutcomes(
  definition: RuleDefinition,
  input: OutcomeInput,
): { readonly outcomes: AnsweredOutcome[]; readonly gaps: ReadonlyMap<number, readonly Gap[]> } {
  const gaps = new Map<number, Gap[]>();
  const outcomes = definition.decisions.flatMap(({ name, outcome }, place): AnsweredOutcome[] => {
    if (outcome === null) return [];
    const own: Gap[] = [];
    const until = (decision: string) => valueOfDecision(definition, input.values, decision);
    const value = input.values[place] ?? null;
    const answered = answerOne(
      { decision: name, outcome, value, gaps: own },
      {
        ...{ on: input.on, until },
        rate: () => input.rate(place),
      },
    );
    if (own.length > 0) gaps.set(place, own);
    return [answered];
  });
  return { outcomes, gaps };
}

function valueOfDecision({ decisions }: RuleDefinition, values: readonly Value[], name: string): Value {
  const place = decisions.findIndex((one) => normalizeName(one.name) === normalizeName(name));
  return values[place] ?? null;
}

interface Answering {
  readonly decision: string;
  readonly outcome: RuleOutcome;
  readonly value: Value;
  readonly gaps: Gap[];
}
interface Around {
  readonly on: string;
  readonly rate: () => Value;
  readonly until: (decision: string) => Value;
}

function answerOne({ decision, outcome, value, gaps }: Answering, around: Around): AnsweredOutcome {
  const truth = typeof value === 'boolean' ? value : null;
  const number = isNumber(value) ? value : null;
  switch (outcome.kind) {
    case 'condition':
      return { kind: 'condition', decision, holds: truth };
    case 'money':
      return { kind: 'money', decision, fen: fenOf(number, gaps) };
    case 'grade':
      return { kind: 'grade', decision, grade: typeof value === 'string' ? value : null };
    case 'number':
      return { kind: 'number', decision, value: textOf(number), unit: outcome.unit };
    case 'goods':
      return { kind: 'goods', decision, count: textOf(number), item: outcome.item, unit: outcome.unit };
    case 'status': {
      const { status, months, until } = outcome;
      const last = until === null ? lastDay(around.on, months) : around.until(until);
      const days = truth === true ? daysOf({ since: around.on, last, name: until ?? decision }, gaps) : null;
      return {
        kind: 'status',
        decision,
        status,
        granted: truth,
        since: days?.since ?? null,
        until: days?.until ?? null,
      };
    }
    case 'deduction': {
      const deductionFen = fenOf(number, gaps);
      const rate = around.rate();
      const savedFen = deductionFen === null || !isNumber(rate) ? null : savedOf(deductionFen, rate, gaps);
      return { kind: 'deduction', decision, tax: outcome.tax, deductionFen, rate: textOf(rate), savedFen };
    }
  }
}

/** Yuan as whole fen; what is none is a gap, never rounded silently. */
function fenOf(yuan: Decimal | null, gaps: Gap[]): number | null {
  if (yuan === null) return null;
  const fen = yuan.times(100);
  if (!fen.isInteger()) return gap('notWholeFen', yuan, gaps);
  return integerOf(fen) ?? gap('pastMoney', yuan, gaps);
}

/** The tax saved, to the fen, half up. */
function savedOf(fen: number, rate: Decimal, gaps: Gap[]): number | null {
  const saved = numberOf(fen).times(rate).toDecimalPlaces(0, Decimal.ROUND_HALF_UP);
  // Settled, what is rounded up to nothing from below is 0 and not −0.
  return integerOf(settle(saved) ?? saved) ?? gap('pastMoney', saved.div(100), gaps);
}

function gap(code: string, yuan: Decimal, gaps: Gap[]): null {
  gaps.push({ code, params: { value: yuan.toFixed() }, from: 0, to: 0 });
  return null;
}

function textOf(value: Value): string | null {
  return isNumber(value) ? value.toFixed() : null;
}

/** First and last day of a status; one without a last day that is known, or over before it begins, has none and is a gap. */
function daysOf(
  { since, last, name }: { readonly since: string; readonly last: Value; readonly name: string },
  gaps: Gap[],
): { readonly since: string; readonly until: string } | null {
  const first = parseDate(since);
  if (!isKind(last, 'date') || first === null) {
    gaps.push({ code: 'missingInput', params: { name }, from: 0, to: 0 });
    return null;
  }
  const until = formatDate(last);
  if (last.year <= mostYear && dayNumber(first) <= dayNumber(last)) return { since, until };
  gaps.push({ code: 'statusDays', params: { value: until }, from: 0, to: 0 });
  return null;
}

const mostYear = 9999;

/** The day before the same day so many months on; null without a number of months. */
function lastDay(since: string, months: number | null): Value {
  const first = parseDate(since);
  if (months === null || first === null) return null;
  const next = addMonths(first, months);
  return { kind: 'date', ...civilFromDays(dayNumber({ kind: 'date', ...next }) - 1) };
}
