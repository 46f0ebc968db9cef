import { type ReadRule, readRule } from './read-rule.ts';
import type { RuleDefinition } from './rule-definition.ts';
import type { RuleFault } from './rule-faults.ts';

/**
 * Everything that is wrong with a rule as it is written, in the order of its parts; empty when it can be published. Values of
 * parameters are not looked at: a rule is right or wrong whatever they are.
 */
export function checkRule(definition: RuleDefinition): readonly RuleFault[] {
  return checkRead(readRule(definition));
}

/** What is wrong with a rule whose texts are read. */
export function checkRead(_rule: ReadRule): readonly RuleFault[] {
  return [];
}
