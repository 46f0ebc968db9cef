import { parseNumber } from '../../../contract/feel/number.ts';
import { parseDate } from '../../../contract/feel-time/parse-temporal.ts';
import type { ReadDatum } from '../../../contract/rule-answer.ts';
import type { RuleDatum, RuleTerm, TermType } from '../../../contract/rule-definition.ts';

/** Whether a datum is of a term's kind; its bounds are looked at by the answer, which tells what lies outside them. */
export function fitsKind(datum: RuleDatum, { is }: TermType): boolean {
  if (datum === null) return true;
  if (is === 'boolean') return typeof datum === 'boolean';
  if (typeof datum !== 'string') return false;
  if (is === 'number') return parseNumber(datum) !== null;
  return is === 'text' || parseDate(datum) !== null;
}

/** The first name among the given data that no term has, or whose datum is of another kind; null when all are right. */
export function wrongGiven(terms: readonly RuleTerm[], given: Readonly<Record<string, RuleDatum>>): string | null {
  const known = new Map(terms.map((term) => [term.name, term]));
  const wrong = Object.entries(given).find(([name, datum]) => {
    const term = known.get(name);
    return term === undefined || !fitsKind(datum, term.type);
  });
  return wrong?.[0] ?? null;
}

/** Whole units of the last of `scale` places as decimal text: 1234 at 2 is `12.34`. */
export function decimalText(units: number, scale: number): string {
  const digits = Math.abs(units)
    .toString()
    .padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const sign = units < 0 ? '-' : '';
  return scale === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-scale)}`;
}

/** Data as they were read, as answers take them: what is unknown is left out. */
export function partyOf(inputs: readonly ReadDatum[]) {
  const known = inputs.filter(({ value }) => value !== null);
  return {
    given: Object.fromEntries(known.map(({ name, value }) => [name, value])),
    sources: Object.fromEntries(known.map(({ name, source }) => [name, source])),
  };
}
