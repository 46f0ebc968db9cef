import { useDeferredValue, useMemo } from 'react';
import { prepareRule } from '../../../contract/answer-rule.ts';
import { checkRule } from '../../../contract/check-rule.ts';
import { compileRule, type RuleClause } from '../../../contract/compile-rule.ts';
import { parametersOn } from '../../../contract/dated-parameters.ts';
import { meets } from '../../../contract/judge-cases.ts';
import { parameterVersions } from '../../../contract/known-parameters.ts';
import type { KnownParameter } from '../../../contract/parameter-endpoints.ts';
import type { RuleAnswer } from '../../../contract/rule-answer.ts';
import { type RuleCoverage, ruleCoverage } from '../../../contract/rule-coverage.ts';
import type { RuleCase, RuleDefinition } from '../../../contract/rule-definition.ts';
import type { RuleFault } from '../../../contract/rule-faults.ts';
import { todayInChina } from '../today.ts';

/** What the rule on the page comes to as it stands now. */
export interface RuleRun {
  readonly faults: readonly RuleFault[];
  readonly clauses: readonly RuleClause[];
  readonly coverage: RuleCoverage;
  /** Null as long as the rule cannot be run. */
  readonly answer: (one: RuleCase) => RuleAnswer | null;
  /** Test cases whose expectations are met. */
  readonly passed: number;
}

/** Parts whose faults leave nothing to run. */
const needed: readonly string[] = ['term', 'parameter', 'knowledge', 'decision'];

/** Checks, compiles and answers the rule in the browser, a moment after the last key. */
export function useRuleRun(written: RuleDefinition, known: readonly KnownParameter[]): RuleRun {
  const definition = useDeferredValue(written);
  return useMemo(() => {
    const versions = parameterVersions(known);
    const asOf = new Date().toISOString();
    const faults = checkRule(definition);
    const today = todayInChina();
    const compiled = compileRule(definition, parametersOn(versions, { on: today, asOf }).values, { on: today });
    const runs = !faults.some(({ at }) => needed.includes(at.in));
    const prepared = new Map<string, ReturnType<typeof prepareRule>>();
    const answer = ({ on, given }: RuleCase) => {
      if (!runs) return null;
      const setting = { parameters: parametersOn(versions, { on, asOf }), on, asOf };
      const ready = prepared.get(on) ?? prepareRule(definition, setting);
      prepared.set(on, ready);
      return ready.answer({ given });
    };
    const passed = definition.cases.filter((one) => {
      const answered = answer(one);
      return answered !== null && meets(one, answered);
    }).length;
    return { faults, clauses: compiled.clauses, coverage: ruleCoverage(definition), answer, passed };
  }, [definition, known]);
}
