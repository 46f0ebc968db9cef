import type { AnswerParty, AnswerSetting } from './answer-setting.ts';
import { ChangeSearch, type UnitChange } from './change-search.ts';
import { type CompiledRule, compileRead } from './compile-rule.ts';
import { normalizeName } from './feel/names.ts';
import { parseNumber } from './feel/number.ts';
import { isList, isNumber, type Value } from './feel/values.ts';
import { readRule } from './read-rule.ts';
import { datumOf, datumOfUnit, rowOf } from './rule-data.ts';
import type { RuleDatum, RuleDefinition } from './rule-definition.ts';
import { constantsIn } from './smallest-change.ts';

/** One datum changed, and how far: units of the last place, days, or 1 for another text or truth value. */
export interface RuleChange {
  readonly term: string;
  readonly from: RuleDatum;
  readonly to: RuleDatum;
  readonly distance: number;
}

/** What would turn a decision. */
export interface RuleChanges {
  /** For every term alone the nearest value that does, nearest first. */
  readonly single: readonly RuleChange[];
  /** Where no term alone does: the nearest two together that were found; null when none was. */
  readonly pair: readonly [RuleChange, RuleChange] | null;
  /** True when everything named by the rule was tried; false when the search stopped at its limit. */
  readonly complete: boolean;
}

/** Which decision is to answer what. */
export interface WantedAnswer {
  readonly decision: string;
  readonly wanted: RuleDatum;
}

/**
 * What a party would have to change for a decision to answer `wanted`: nothing (no changes, complete) when it does already.
 * Numbers and dates are tried at, just below and just above every value that the rule or its parameters name, and at the
 * place where the answer turns on the way to their bounds; texts among those allowed or named; truth values both ways. Two
 * at once are only sought where none alone turns it, within a limit of tries. Null when the decision is not compiled, so
 * that it cannot be tried often enough.
 */
export function ruleChanges(
  definition: RuleDefinition,
  input: AnswerSetting & AnswerParty & WantedAnswer,
): RuleChanges | null {
  const rule = readRule(definition);
  const compiled = compileRead(rule, input.parameters.values, { on: input.on });
  const decision = compiled.decisions.find(({ name }) => normalizeName(name) === normalizeName(input.decision));
  if (decision === undefined || decision.plan === null) return null;
  const { row } = rowOf(definition.terms, input.given);
  const read = termsBehind(compiled, decision.name);
  const search = new ChangeSearch({
    row,
    columns: compiled.columns.map((column, place) => {
      const { type, name } = definition.terms[place] ?? { type: null, name: column.name };
      return { ...column, allowed: type?.is === 'text' ? type.allowed : null, isRead: read.has(name) };
    }),
    constants: [
      ...constantsIn(rule.decisions),
      ...constantsIn(rule.knowledge),
      ...flat([...input.parameters.values.values()]),
    ],
    // Somebody waits for it: what has many conditions is tried less often.
    mostTries: Math.min(100_000, Math.ceil(mostConditions / (compiled.clauses.length + 1))),
    turned: (one) => isWanted(decision.run(one), input.wanted),
  });
  const { single, pair, complete } = search.find();
  const told = ({ place, from, to, distance }: UnitChange): RuleChange => {
    const term = definition.terms[place];
    if (term === undefined) throw new Error(`no term ${place}`);
    return { term: term.name, from: datumOfUnit(term, from), to: datumOfUnit(term, to), distance };
  };
  return { single: single.map(told), pair: pair === null ? null : [told(pair[0]), told(pair[1])], complete };
}

/** Conditions that are asked at most while changes are sought. */
const mostConditions = 10_000_000;

function isWanted(value: Value, wanted: RuleDatum): boolean {
  if (isNumber(value)) return typeof wanted === 'string' && (parseNumber(wanted)?.eq(value) ?? false);
  return datumOf(value) === wanted;
}

/** Terms that a decision reads, itself or by the decisions that it reads. */
function termsBehind(rule: CompiledRule, name: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(name)) return found;
  found.add(name);
  for (const read of rule.decisions.find((one) => one.name === name)?.reads ?? []) termsBehind(rule, read, found);
  return found;
}

/** Values of parameters, lists taken apart. */
function flat(values: readonly Value[]): Value[] {
  return values.flatMap((value) => (isList(value) ? flat(value) : [value]));
}
