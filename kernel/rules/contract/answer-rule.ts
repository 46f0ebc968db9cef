import type { ParametersInForce } from './dated-parameters.ts';
import type { DatumSource, RuleAnswer } from './rule-answer.ts';
import type { RuleDatum, RuleDefinition } from './rule-definition.ts';

/** When and with what a rule is answered. */
export interface AnswerSetting {
  readonly parameters: ParametersInForce;
  /** Day whose values count, `YYYY-MM-DD`; `today()` answers it. */
  readonly on: string;
  /** Instant whose knowledge counts. */
  readonly asOf: string;
}

/** What is known of one party, by names of terms; a term that is not here is unknown. */
export interface AnswerParty {
  readonly given: Readonly<Record<string, RuleDatum>>;
  /** Where each datum comes from; without one it was given. */
  readonly sources?: Readonly<Record<string, DatumSource>>;
}

/** A rule made ready for many parties of one day. */
export interface PreparedRule {
  readonly answer: (party: AnswerParty) => RuleAnswer;
}

/** Compiles once what `answerRule` compiles for every party. */
export function prepareRule(_definition: RuleDefinition, { on, asOf }: AnswerSetting): PreparedRule {
  return { answer: () => ({ on, asOf, outcomes: [], decisions: [] }) };
}

/**
 * What a rule answers for one party, and why: compiled where it can be, evaluated elsewhere, with equal values. A datum
 * outside the bounds or allowed values of its term counts as unknown and is told as a gap. Never throws.
 */
export function answerRule(definition: RuleDefinition, input: AnswerSetting & AnswerParty): RuleAnswer {
  return prepareRule(definition, input).answer(input);
}

/** The answer as bytes that replays compare: JSON with keys in their order, no blanks. */
export function canonicalAnswer(answer: RuleAnswer): string {
  return JSON.stringify(ordered(answer));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries.map(([key, one]) => [key, ordered(one)]));
}
