import { evaluateFeel, testFeel } from './evaluate-feel.ts';
import { literalOf } from './feel/format-value.ts';
import type { Limits, Moment } from './feel/run.ts';
import type { Value } from './feel/values.ts';

/** 2026-11-21 10:00 in China. */
export const moment: Moment = { epochSeconds: 1_795_226_400, nano: 0, zone: 'Asia/Shanghai' };

/** What an expression answers, as FEEL would write it. */
export function answer(source: string, variables: Record<string, Value> = {}): string {
  return literalOf(evaluateFeel(source, { variables: new Map(Object.entries(variables)), moment }).value);
}

/** Why an expression, or a part of it, is null: the codes of the reasons. */
export function reasons(source: string, limits?: Limits): string[] {
  const input = { variables: new Map(), moment, ...(limits === undefined ? {} : { limits }) };
  return evaluateFeel(source, input).diagnostics.map(({ code }) => code);
}

/** What the unary tests of a cell say of a value. */
export function cell(source: string, tested: string, variables: Record<string, Value> = {}): string {
  const value = evaluateFeel(tested, { variables: new Map(), moment }).value;
  return literalOf(testFeel(source, value, { variables: new Map(Object.entries(variables)), moment }).value);
}
