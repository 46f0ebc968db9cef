import type { ParameterVersion } from '../../contract/dated-parameters.ts';
import { parametersOn } from '../../contract/dated-parameters.ts';
import { meets } from '../../contract/judge-cases.ts';
import type { RuleCase, RuleDefinition } from '../../contract/rule-definition.ts';
import { openPreparedRules } from '../answering/prepared-rules.ts';
import { openTurns } from '../answering/take-turns.ts';

/** Milliseconds that the test cases of one rule may take together. */
const mostSpent = 5_000;

/**
 * Test cases that do not answer what they expect, while other requests take their turn: the rule is compiled once a day and
 * its parameters. Cases that are not reached in time fail: a rule as slow as that is not published.
 */
export async function failingCases(
  definition: RuleDefinition,
  { versions, asOf }: { readonly versions: readonly ParameterVersion[]; readonly asOf: string },
  most = mostSpent,
): Promise<RuleCase[]> {
  const prepared = openPreparedRules();
  const turns = openTurns();
  const failing: RuleCase[] = [];
  for (const one of definition.cases) {
    await turns.take();
    const { on, given } = one;
    const setting = { parameters: parametersOn(versions, { on, asOf }), on, asOf };
    const reached = turns.spent() < most;
    if (!reached || !meets(one, prepared.of('draft', definition, setting).answer({ given }))) failing.push(one);
  }
  return failing;
}
