import { parseNumber } from '../../contract/feel/number.ts';
import type { RuleDatum, RuleOutcome } from '../../contract/rule-definition.ts';
import { decimalText } from '../answering/domain/given-data.ts';
import type { DecisionAnswers } from '../columns/run-population.ts';
import { markOf, type RunColumn, type RunOutcomeHead } from './domain/layout.ts';

/** Answers of one decision over all parties as a run keeps them. */
export interface ReadOutcome {
  readonly column: RunColumn;
  readonly scale: number;
  readonly texts: readonly string[];
}

/** Places that numbers are kept with where nothing is proved of them; those with more are kept as text. */
const looseScale = 6;
const moneyScale = 2;
const isMoney = ({ kind }: RuleOutcome) => kind === 'money' || kind === 'deduction';

/** Reads a decision's answers; money that is no whole fen is unknown, as a single answer tells it. */
export function readOutcome(answers: DecisionAnswers, outcome: RuleOutcome, count: number): ReadOutcome {
  const { columns } = answers;
  if (columns === null) return readData(answers.datum, outcome, count);
  if (columns.is === 'text') return onlyAnswered(columns);
  if (!isMoney(outcome) || columns.scale === moneyScale) {
    return { column: { values: columns.values, long: new Map() }, scale: columns.scale, texts: [] };
  }
  return { column: { values: inFen(columns.values, columns.scale), long: new Map() }, scale: moneyScale, texts: [] };
}

/** The texts that were answered, in the order in which they first were: a dictionary holds those of all columns, names too. */
function onlyAnswered({ values, texts }: { values: Float64Array; texts: readonly string[] }): ReadOutcome {
  const codes = new Map<number, number>();
  const told = values.map((code) => {
    if (Number.isNaN(code)) return code;
    const known = codes.get(code) ?? codes.size;
    codes.set(code, known);
    return known;
  });
  return {
    column: { values: told, long: new Map() },
    scale: 0,
    texts: [...codes.keys()].map((code) => texts[code] ?? ''),
  };
}

function inFen(units: Float64Array, scale: number): Float64Array {
  const [above, below] = scale < moneyScale ? [10 ** (moneyScale - scale), 1] : [1, 10 ** (scale - moneyScale)];
  return units.map((value) => {
    const fen = (value * above) / below;
    return Number.isSafeInteger(fen) && value % below === 0 ? fen : Number.NaN;
  });
}

function readData(datum: (party: number) => RuleDatum, outcome: RuleOutcome, count: number): ReadOutcome {
  const values = new Float64Array(count).fill(Number.NaN);
  const long = new Map<number, string>();
  const codes = new Map<string, number>();
  const scale = isMoney(outcome) ? moneyScale : outcome.kind === 'number' || outcome.kind === 'goods' ? looseScale : 0;
  for (let party = 0; party < count; party += 1) {
    const value = datum(party);
    if (typeof value === 'boolean') values[party] = Number(value);
    if (typeof value !== 'string') continue;
    if (outcome.kind === 'grade') {
      const code = codes.get(value) ?? codes.size;
      codes.set(value, code);
      values[party] = code;
      continue;
    }
    const units = parseNumber(value)?.times(`1e${scale}`);
    if (units === undefined) continue;
    if (units.isInteger() && units.abs().lte(Number.MAX_SAFE_INTEGER)) values[party] = units.toNumber();
    else if (!isMoney(outcome)) {
      long.set(party, value);
      // Its sign is what is counted.
      values[party] = Math.sign(units.toNumber());
    }
  }
  return { column: { values, long }, scale, texts: [...codes.keys()] };
}

type Counted = Pick<RunOutcomeHead, 'yes' | 'no' | 'unknown' | 'sum' | 'grades'>;

/** What an outcome comes to over all parties. */
export function countOutcome({ column, scale, texts }: ReadOutcome, { kind }: RuleOutcome): Counted {
  const counts: [number, number, number] = [0, 0, 0];
  const grades = new Map<number, number>();
  let sum = 0n;
  for (const [party, value] of column.values.entries()) {
    counts[markOf(value, kind === 'grade')] += 1;
    if (Number.isNaN(value)) continue;
    if (kind === 'grade') grades.set(value, (grades.get(value) ?? 0) + 1);
    else if (!column.long.has(party)) sum += BigInt(value);
  }
  const adds = kind === 'money' || kind === 'deduction' || kind === 'goods' || kind === 'number';
  return {
    ...{ no: counts[0], yes: counts[1], unknown: counts[2] },
    sum: adds && column.long.size === 0 ? bigText(sum, scale) : null,
    grades: [...grades]
      .map(([code, count]) => ({ grade: texts[code] ?? '', count }))
      .sort((a, b) => (a.grade < b.grade ? -1 : 1)),
  };
}

function bigText(units: bigint, scale: number): string {
  if (units <= BigInt(Number.MAX_SAFE_INTEGER) && units >= BigInt(-Number.MAX_SAFE_INTEGER)) {
    return decimalText(Number(units), scale);
  }
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = `${units < 0n ? '-' : ''}${digits.slice(0, digits.length - scale)}`;
  return scale === 0 ? whole : `${whole}.${digits.slice(-scale)}`;
}

/** A kept value as it is sent: yuan, numbers in their unit, words of grades, truth values. */
export function shownValue(
  { kind, scale, texts }: Pick<RunOutcomeHead, 'kind' | 'scale' | 'texts'>,
  { value, long }: { readonly value: number | null; readonly long: string | null },
): RuleDatum {
  if (value === null) return null;
  if (kind === 'condition' || kind === 'status') return value === 1;
  if (kind === 'grade') return texts[value] ?? null;
  return long ?? trimmed(decimalText(value, scale), kind === 'money' || kind === 'deduction');
}

/** Numbers have no needless zeros; yuan keep their fen. */
function trimmed(text: string, keeps: boolean): string {
  return keeps || !text.includes('.') ? text : text.replace(/\.?0+$/, '');
}
