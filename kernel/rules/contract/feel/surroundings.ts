import type { Scope } from './names.ts';
import type { Run } from './run.ts';
import type { Expression, TypeNames } from './syntax.ts';
import type { Value } from './values.ts';

/** What an expression is evaluated in: the names it sees, the types it may name, and the run it belongs to. */
export interface Surroundings {
  readonly scope: Scope;
  readonly types: TypeNames;
  readonly run: Run;
}

/** Evaluates an expression; handed down to the parts of the evaluator that need it, so that they need not import it. */
export type Evaluate = (expression: Expression, around: Surroundings) => Value;
