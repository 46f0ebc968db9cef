import { type PreparedRule, prepareRule } from '../../contract/answer-rule.ts';
import type { ParametersInForce } from '../../contract/dated-parameters.ts';
import { literalOf } from '../../contract/feel/format-value.ts';
import type { RuleDefinition } from '../../contract/rule-definition.ts';

/** Rules compiled for a day and its parameters, kept for the next party. */
export interface PreparedRules {
  /** `key` names the text of the rule: version by id and number, or digest of a draft. */
  of(key: string, definition: RuleDefinition, setting: PreparedFor): PreparedRule;
}

/** What a rule is compiled for. */
export interface PreparedFor {
  readonly parameters: ParametersInForce;
  readonly on: string;
  readonly asOf: string;
}

/** More than the rules of a run over all firms; a compiled rule holds some ten thousand bytes. */
const mostKept = 200;

/** Keeps the rules that were used last; another day or another state of the parameters compiles anew. */
export function openPreparedRules(): PreparedRules {
  const kept = new Map<string, PreparedRule>();
  return {
    of(key, definition, setting) {
      const place = `${key}/${setting.on}/${stateOf(setting.parameters)}`;
      const found = kept.get(place) ?? prepareRule(definition, setting);
      kept.delete(place);
      kept.set(place, found);
      if (kept.size > mostKept) kept.delete(kept.keys().next().value ?? '');
      // The instant of knowledge is told in the answer, and changes nothing else of it while the parameters are the same.
      return { answer: (party) => ({ ...found.answer(party), asOf: setting.asOf }) };
    },
  };
}

function stateOf({ versions }: ParametersInForce): string {
  // With value and source: rules are kept for all zones, and two zones may have set other values at one instant.
  const states = [...versions.values()].map(({ value, ...told }) => {
    return JSON.stringify([told.name, told.from, told.to, told.knownFrom, told.source, literalOf(value)]);
  });
  return JSON.stringify(states.sort());
}
