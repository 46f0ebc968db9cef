import type { Run } from './run.ts';
import type { Evaluate, Surroundings } from './surroundings.ts';
import type { ArgumentSyntax } from './syntax.ts';
import type { FunctionValue, Passed, Value } from './values.ts';

/** Evaluates the arguments of a call. */
export function passArguments(syntax: ArgumentSyntax, around: Surroundings, evaluate: Evaluate): Passed {
  if (syntax.by === 'place') return { by: 'place', values: syntax.values.map((value) => evaluate(value, around)) };
  return { by: 'name', values: new Map(syntax.values.map(({ name, value }) => [name, evaluate(value, around)])) };
}

/** Calls a function, one level deeper in the run. */
export function callFunction(called: FunctionValue, passed: Passed, run: Run): Value {
  return run.deeper(() => called.call(passed, run));
}

/**
 * Arguments in the order of the parameters; those not passed by name stay undefined. Null when there are too many or
 * too few, or a name that no parameter has.
 */
export function arrange(
  passed: Passed,
  names: readonly string[],
  required = names.length,
): (Value | undefined)[] | null {
  if (passed.by === 'place') {
    const count = passed.values.length;
    return count < required || count > names.length ? null : [...passed.values];
  }
  const given = [...passed.values.keys()];
  if (given.some((name) => !names.includes(name))) return null;
  if (names.slice(0, required).some((name) => !passed.values.has(name))) return null;
  return names.map((name) => passed.values.get(name));
}
