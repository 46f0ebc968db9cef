import { parseDecimal } from '#kernel/indicators/contract/decimal.ts';
import type { CriterionKind, CriterionState, TitleVerdict } from '../../../contract/own-title.ts';

/** What a criterion asks for. */
export interface AskedCriterion {
  kind: CriterionKind;
  comparison: 'at_least' | 'at_most' | null;
  threshold: string | null;
  unit: string | null;
}

/** A piece of evidence as far as it decides. */
export interface GivenEvidence {
  kind: 'file' | 'figure' | 'link' | 'statement';
  value: string | null;
  unit: string | null;
  /** Last day on which it counts. */
  validUntil: string | null;
  withdrawn: boolean;
}

/** Kinds of evidence that can prove each kind of criterion. */
const fitting: Readonly<Record<CriterionKind, readonly GivenEvidence['kind'][]>> = {
  figure: ['figure'],
  document: ['file', 'link'],
  statement: ['file', 'link', 'statement'],
};

/** Whether evidence of this kind and unit can prove the criterion at all. */
export function fits(criterion: AskedCriterion, evidence: Pick<GivenEvidence, 'kind' | 'unit'>): boolean {
  if (!fitting[criterion.kind].includes(evidence.kind)) return false;
  return criterion.kind !== 'figure' || criterion.unit === evidence.unit;
}

/** Whether evidence has run out on a day; its last day still counts. */
export function hasExpired({ validUntil }: Pick<GivenEvidence, 'validUntil'>, today: string): boolean {
  return validUntil !== null && validUntil < today;
}

/** The state of a criterion on a day. Withdrawn evidence and what does not fit prove nothing. */
export function stateOf(criterion: AskedCriterion, evidence: readonly GivenEvidence[], today: string): CriterionState {
  const told = evidence.filter((one) => !one.withdrawn && fits(criterion, one));
  if (told.length === 0) return 'missing';
  const valid = told.filter((one) => !hasExpired(one, today));
  if (valid.length === 0) return 'expired';
  if (criterion.kind !== 'figure') return 'met';
  return valid.some(({ value }) => value !== null && reaches(criterion, value)) ? 'met' : 'not_met';
}

function reaches({ comparison, threshold }: AskedCriterion, value: string): boolean {
  if (threshold === null) return false;
  const difference = compareDecimals(value, threshold);
  return comparison === 'at_most' ? difference <= 0 : difference >= 0;
}

/** Below zero when `one` is less than `other`, zero when they are the same number, without any rounding. */
export function compareDecimals(one: string, other: string): number {
  const [left, right] = [parseDecimal(one), parseDecimal(other)];
  const scale = Math.max(left.scale, right.scale);
  const digits = ({ digits: known, scale: of }: typeof left) => known * 10n ** BigInt(scale - of);
  const difference = digits(left) - digits(right);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Counts the states of a year's criteria; a title without criteria can't be checked. */
export function verdictOf(states: readonly CriterionState[]): TitleVerdict {
  const count = (state: CriterionState) => states.filter((one) => one === state).length;
  const [total, met] = [states.length, count('met')];
  return {
    state: total === 0 ? 'no_criteria' : met === total ? 'ready' : 'not_ready',
    ...{ total, met, notMet: count('not_met'), missing: count('missing'), expired: count('expired') },
  };
}
