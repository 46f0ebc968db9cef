import { checkRule } from '../../contract/check-rule.ts';
import { type RuleCoverage, ruleCoverage } from '../../contract/rule-coverage.ts';
import type { RuleDefinition } from '../../contract/rule-definition.ts';
import { readBeforehand } from '../answering/take-turns.ts';
import { digestDefinition } from '../digest-definition.ts';

/** What is wrong with a rule and what it covers, as the page of a rule counts it. */
export interface CheckedRule {
  readonly faults: number;
  readonly coverage: RuleCoverage;
}

/** More than the rules that people of some zones have open at once; what is kept of one are some names. */
const mostKept = 500;
const kept = new Map<string, CheckedRule>();

/** Checks a text of a rule once for whoever opens it: reading the largest takes a quarter of a second, while others take their turn. */
export async function checkedOnce(definition: RuleDefinition): Promise<CheckedRule> {
  const key = digestDefinition(definition).toString('hex');
  const found = kept.get(key) ?? (await check(definition));
  kept.delete(key);
  kept.set(key, found);
  if (kept.size > mostKept) kept.delete(kept.keys().next().value ?? '');
  return found;
}

async function check(definition: RuleDefinition): Promise<CheckedRule> {
  await readBeforehand(definition);
  return { faults: checkRule(definition).length, coverage: ruleCoverage(definition) };
}
