import type { NumberPlan } from '../../../contract/plan/plan.ts';
import type { Proof } from '../../../contract/plan/prove.ts';

/** A column of a population as the loop reads it. */
export interface LoadedColumn {
  readonly is: 'number' | 'date' | 'boolean' | 'text';
  /** Numbers and dates are doubles; truths bytes 1, 0 and 255 for null; texts bytes (255 null) or words (−1 null). */
  readonly stored: 'number' | 'byte' | 'word';
  readonly address: number;
  readonly nullable: boolean;
}

/** What a plan is bound to. */
export interface Bindings {
  readonly column: (place: number) => LoadedColumn;
  /** The code of a text; a text that no party has gets one of its own. */
  readonly codeOf: (text: string) => number;
  readonly proofOf: (node: NumberPlan) => Proof;
}

/** A plan that is proved whole but whose steps two lanes of doubles do not hold; closures run it. */
export class NotInColumns extends Error {}

/** A byte eight times a party. */
export function bytesEach(value: number): number[] {
  return new Array<number>(16).fill(value);
}
