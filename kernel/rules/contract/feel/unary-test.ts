import { either, equals, rangeHolds } from './compare.ts';
import { mentions } from './mentions.ts';
import { Scope } from './names.ts';
import type { Evaluate, Surroundings } from './surroundings.ts';
import type { Expression, UnaryTests } from './syntax.ts';
import { isKind, isList, type Value } from './values.ts';

/** Whether any of the tests holds for a value: `value in (…)` (DMN 1.5, 10.3.2.13, table 54). */
export function testValue(
  value: Value,
  tests: readonly Expression[],
  around: Surroundings,
  evaluate: Evaluate,
): boolean | null {
  const inner = { ...around, scope: new Scope([['?', value]], around.scope) };
  let answer: boolean | null = false;
  for (const test of tests) {
    answer = either(answer, testOnce(value, test, inner, evaluate));
    if (answer === true) return true;
  }
  return answer ?? around.run.fail('notComparable', { left: '?', right: '' });
}

/** Whether the tests of a cell accept a value; no tests accept every value. */
export function testCell(value: Value, cell: UnaryTests, around: Surroundings, evaluate: Evaluate): boolean | null {
  if (cell.tests.length === 0) return true;
  const answer = testValue(value, cell.tests, around, evaluate);
  if (!cell.negated) return answer;
  return answer === null ? null : !answer;
}

function testOnce(value: Value, test: Expression, around: Surroundings, evaluate: Evaluate): boolean | null {
  const result = evaluate(test, around);
  // With `?` a test is a condition of its own; so is one that is true or false of a value that is neither.
  if (mentions(test, 'tested')) return typeof result === 'boolean' ? result : null;
  if (typeof result === 'boolean' && typeof value !== 'boolean' && value !== null) return result;
  return accepts(result, value);
}

/** Whether a value is what a test gave, lies in it, or is one of it. */
function accepts(result: Value, value: Value): boolean | null {
  if (isKind(result, 'range') && !isKind(value, 'range')) return rangeHolds(result, value);
  if (!isList(result)) return equals(value, result);
  if (isList(value) && equals(value, result) === true) return true;
  return result.some((item) => (isList(item) ? equals(item, value) : accepts(item, value)) === true);
}
