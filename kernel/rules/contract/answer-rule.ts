import { answerOutcomes } from './answer-outcomes.ts';
import { AnswerReasons } from './answer-reasons.ts';
import type { AnswerParty, AnswerSetting } from './answer-setting.ts';
import { compileRead } from './compile-rule.ts';
import type { ParametersInForce } from './dated-parameters.ts';
import { normalizeName } from './feel/names.ts';
import { usualLimits } from './feel/run.ts';
import type { Value } from './feel/values.ts';
import { dayNumber } from './feel-time/clock-line.ts';
import { parseDate } from './feel-time/parse-temporal.ts';
import { readRule } from './read-rule.ts';
import type { RuleAnswer } from './rule-answer.ts';
import { rowOf, valueOfUnit } from './rule-data.ts';
import type { RuleDefinition } from './rule-definition.ts';
import { modelOfRule } from './rule-model.ts';

export type { AnswerParty, AnswerSetting } from './answer-setting.ts';

/** A rule made ready for many parties of one day. */
export interface PreparedRule {
  readonly answer: (party: AnswerParty) => RuleAnswer;
}

/** How far the decisions of one answer may go together, where they are not compiled: some tenths of a second. */
const limits = { ...usualLimits, steps: 500_000 };

/** Compiles once what `answerRule` compiles for every party. */
export function prepareRule(definition: RuleDefinition, setting: AnswerSetting): PreparedRule {
  const { parameters, on, asOf } = setting;
  const rule = readRule(definition);
  const compiled = compileRead(rule, parameters.values, { on });
  const reasons = new AnswerReasons(rule, compiled, setting);
  const model = modelOfRule(rule, reasons.asked);
  const moment = startOfDay(on);
  const constants = namedValues(definition, parameters);
  return {
    answer: ({ given, sources = {} }) => {
      const { row, refused } = rowOf(definition.terms, given);
      const terms = compiled.columns.map(
        ({ name, type }, place) => [name, valueOfUnit(type, row[place] ?? null)] as const,
      );
      const known = new Map<string, Value>([...constants, ...terms]);
      const ask = model.questions({ values: known, moment, limits });
      const told = compiled.run(row);
      const values = compiled.decisions.map(({ name, plan }, place) => {
        return plan === null ? ask(name).value : (told[place] ?? null);
      });
      const party = { row, refused, given, sources, values, ask, marks: compiled.marks };
      const decisions = compiled.decisions.map((_decision, place) => reasons.decision(place, party));
      const { outcomes, gaps } = answerOutcomes(definition, {
        on,
        values,
        rate: (place) => ask(reasons.rateName(place)).value,
      });
      const answered = decisions.map((one, place) => ({ ...one, gaps: [...one.gaps, ...(gaps.get(place) ?? [])] }));
      return { on, asOf, outcomes, decisions: answered };
    },
  };
}

/**
 * What a rule answers for one party, and why: compiled where it can be, evaluated elsewhere, with equal values. A datum
 * outside the bounds or allowed values of its term counts as unknown and is told as a gap. Never throws.
 */
export function answerRule(definition: RuleDefinition, input: AnswerSetting & AnswerParty): RuleAnswer {
  return prepareRule(definition, input).answer(input);
}

/** The answer as bytes that replays compare: JSON with keys in their order, no blanks. */
export function canonicalAnswer(answer: RuleAnswer): string {
  return JSON.stringify(ordered(answer));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries.map(([key, one]) => [key, ordered(one)]));
}

/** Seconds that China's clock is ahead. */
const ahead = 8 * 3600;

/** The moment that `now()` answers: the first of the day in China. */
function startOfDay(on: string) {
  const date = parseDate(on);
  const epochSeconds = date === null ? 0 : dayNumber(date) * 86_400 - ahead;
  return { epochSeconds, nano: 0, zone: 'Asia/Shanghai' };
}

/** Values of the parameters that the rule names; one without a value in force is unknown. */
function namedValues({ parameters }: RuleDefinition, { values }: ParametersInForce): [string, Value][] {
  const spelled = new Map([...values].map(([name, value]) => [normalizeName(name), value]));
  return parameters.map((name) => [name, spelled.get(normalizeName(name)) ?? null]);
}
