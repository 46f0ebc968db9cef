import { evaluate } from './feel/evaluate.ts';
import type { NameShape } from './feel/name-shape.ts';
import { Scope } from './feel/names.ts';
import { type Parsed, parseExpression, parseUnaryTests } from './feel/parse.ts';
import { type Diagnostic, type Limits, type Moment, Run, usualLimits } from './feel/run.ts';
import { shapeOf } from './feel/shape-of.ts';
import { testCell } from './feel/unary-test.ts';
import type { Value } from './feel/values.ts';
import { builtInNames, builtInScope } from './feel-functions/builtins.ts';

/** What an expression is evaluated with: the values of its names, the moment it takes place, and how far it may go. */
export interface FeelInput {
  readonly variables: ReadonlyMap<string, Value>;
  readonly moment: Moment;
  readonly limits?: Limits;
}

/** The value of an expression, and every reason why it or a part of it is null. */
export interface FeelOutcome {
  readonly value: Value;
  readonly diagnostics: readonly Diagnostic[];
}

/** Evaluates one expression of FEEL (DMN 1.5, chapter 10); never throws. */
export function evaluateFeel(source: string, input: FeelInput): FeelOutcome {
  const run = new Run(input.moment, input.limits ?? usualLimits);
  const parsed = parseExpression(source, namesOf(input));
  if (!parsed.ok) return unread(run, parsed);
  const value = run.guard(() => evaluate(parsed.value, surroundings(input, run)));
  return { value, diagnostics: run.diagnostics };
}

/** Whether unary tests, as in a cell of a decision table, accept a value; never throws. */
export function testFeel(source: string, tested: Value, input: FeelInput): FeelOutcome {
  const run = new Run(input.moment, input.limits ?? usualLimits);
  const parsed = parseUnaryTests(source, namesOf(input));
  if (!parsed.ok) return unread(run, parsed);
  const value = run.guard(() => testCell(tested, parsed.value, surroundings(input, run), evaluate));
  return { value, diagnostics: run.diagnostics };
}

function unread(run: Run, { why, at }: Extract<Parsed<unknown>, { ok: false }>): FeelOutcome {
  run.step(at);
  return { value: run.fail(why), diagnostics: run.diagnostics };
}

function surroundings({ variables }: FeelInput, run: Run) {
  return { scope: new Scope(variables, builtInScope), types: () => null, run };
}

function namesOf({ variables }: FeelInput): NameShape {
  if (variables.size === 0) return builtInNames;
  return { ...builtInNames, ...Object.fromEntries([...variables].map(([name, value]) => [name, shapeOf(value)])) };
}
