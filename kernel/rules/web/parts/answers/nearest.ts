import { parametersOn } from '../../../contract/dated-parameters.ts';
import { parameterVersions } from '../../../contract/known-parameters.ts';
import type { KnownParameter } from '../../../contract/parameter-endpoints.ts';
import type { ReadDatum, RuleAnswer } from '../../../contract/rule-answer.ts';
import { ruleChanges } from '../../../contract/rule-changes.ts';
import type { RuleDatum, RuleDefinition } from '../../../contract/rule-definition.ts';

/** One datum that, changed alone, would turn a decision. */
export interface Nearest {
  readonly decision: string;
  readonly name: string;
  readonly from: RuleDatum;
  readonly to: RuleDatum;
}

/** What would make every condition hold that does not: for each the nearest changes of one datum. */
export function nearestChanges(
  definition: RuleDefinition,
  { answer, inputs }: { readonly answer: RuleAnswer; readonly inputs: readonly ReadDatum[] },
  known: readonly KnownParameter[],
): Nearest[] {
  const { on, asOf } = answer;
  const parameters = parametersOn(parameterVersions(known), { on, asOf });
  const given = Object.fromEntries(inputs.map(({ name, value }) => [name, value]));
  const sources = Object.fromEntries(inputs.map(({ name, source }) => [name, source]));
  const refused = answer.decisions.filter(({ value }) => value === false).map(({ name }) => name);
  return definition.decisions
    .filter(({ name, type }) => type === 'boolean' && refused.includes(name))
    .flatMap(({ name: decision }) => {
      const changes = ruleChanges(definition, { parameters, on, asOf, given, sources, decision, wanted: true });
      return (changes?.single ?? []).map(({ term, from, to }) => ({ decision, name: term, from, to }));
    });
}
