import { answerRule } from './answer-rule.ts';
import { type ParameterVersion, parametersOn } from './dated-parameters.ts';
import { parseNumber } from './feel/number.ts';
import type { RuleAnswer } from './rule-answer.ts';
import type { RuleCase, RuleDatum, RuleDefinition } from './rule-definition.ts';

/** Test cases that do not answer what they expect; one that expects nothing tests nothing, and fails. */
export function failingCases(
  definition: RuleDefinition,
  { versions, asOf }: { readonly versions: readonly ParameterVersion[]; readonly asOf: string },
): RuleCase[] {
  return definition.cases.filter((one) => {
    const parameters = parametersOn(versions, { on: one.on, asOf });
    return !meets(one, answerRule(definition, { parameters, on: one.on, asOf, given: one.given }));
  });
}

/** Whether an answer is what a case expects of it. */
export function meets({ expected }: RuleCase, answer: RuleAnswer): boolean {
  const wanted = Object.entries(expected);
  const values = new Map(answer.decisions.map(({ name, value }) => [name, value]));
  return wanted.length > 0 && wanted.every(([name, value]) => sameDatum(values.get(name), value));
}

/** Whether two values are the same: numbers as numbers, 1.0 = 1. */
export function sameDatum(one: RuleDatum | undefined, other: RuleDatum): boolean {
  if (one === other) return true;
  if (typeof one !== 'string' || typeof other !== 'string') return false;
  const [a, b] = [parseNumber(one), parseNumber(other)];
  return a !== null && b !== null && a.equals(b);
}
