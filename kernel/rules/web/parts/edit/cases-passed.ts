import { parseNumber } from '../../../contract/feel/number.ts';
import type { RuleAnswer } from '../../../contract/rule-answer.ts';
import type { RuleCase, RuleDatum, RuleDefinition } from '../../../contract/rule-definition.ts';

/** How many test cases answer what they expect; one that expects nothing tests nothing. */
export function casesPassed({ cases }: RuleDefinition, answer: (one: RuleCase) => RuleAnswer | null): number {
  return cases.filter((one) => {
    const given = answer(one);
    const expected = Object.entries(one.expected);
    return (
      given !== null &&
      expected.length > 0 &&
      expected.every(([name, value]) =>
        given.decisions.some((decision) => decision.name === name && sameDatum(decision.value, value)),
      )
    );
  }).length;
}

/** Whether two values are the same: numbers as numbers, 1.0 = 1. */
export function sameDatum(one: RuleDatum, other: RuleDatum): boolean {
  if (one === other) return true;
  if (typeof one !== 'string' || typeof other !== 'string') return false;
  const [a, b] = [parseNumber(one), parseNumber(other)];
  return a !== null && b !== null && a.equals(b);
}
