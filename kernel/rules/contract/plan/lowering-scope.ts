import type { Expression } from '../feel/syntax.ts';
import type { Lowered } from './lowered.ts';
import type { NumberPlan, TestPlan } from './plan.ts';

/** A function of the rule: its body is put in the place of every call. */
export interface KnowledgeLogic {
  readonly parameters: readonly { readonly name: string; readonly is: 'number' | 'test' | 'text' | 'date' }[];
  readonly is: 'number' | 'test' | 'text' | 'date';
  readonly body: Expression;
  /** What names mean in it, beside its parameters. */
  readonly named: (name: string) => Lowered | null;
}

/** What names mean at a place of a rule; names are spelled as `normalizeName` does. */
export interface LoweringScope {
  /** A term, parameter or decision; null when nothing is called so. Throws NotCompiled when what is called so is not compiled. */
  readonly named: (name: string) => Lowered | null;
  readonly knowledge: (name: string) => KnowledgeLogic | null;
  /** The day that `today()` answers, since 1970-01-01; null when it is not known while compiling. */
  readonly today: number | null;
  /** A number for the next plan that several read. */
  readonly nextId: () => number;
  /** How deep expressions and the functions in them stand in each other where lowering is. */
  readonly nesting: { now: number };
}

/** What calls of functions are lowered with: the lowering of the expression that they stand in. */
export interface CallLowering {
  readonly scope: LoweringScope;
  /** A value that is computed with. */
  operand(node: Expression): Lowered;
  number(node: Expression): NumberPlan;
  test(node: Expression): TestPlan;
  /** The value of a date or duration that is written as text. */
  temporal(text: string, at: Expression): Lowered;
  /** The same value, computed once a party. */
  share(value: Lowered): Lowered;
  /** A condition that is watched. */
  clause(node: Expression, plan: TestPlan): Lowered;
  /** A function of the rule with its arguments, by its body. */
  inline(logic: KnowledgeLogic, values: readonly Lowered[], at: Expression): Lowered;
}
