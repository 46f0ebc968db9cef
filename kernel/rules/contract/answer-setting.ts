import type { ParametersInForce } from './dated-parameters.ts';
import type { DatumSource } from './rule-answer.ts';
import type { RuleDatum } from './rule-definition.ts';

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
