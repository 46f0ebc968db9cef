import { compare, equals } from '../feel/compare.ts';
import { numberOf, settle } from '../feel/number.ts';
import { contextOf, isNumber, type Value } from '../feel/values.ts';
import type { Frame } from './frame.ts';
import type { Aggregation, DecisionTable } from './model.ts';

/** A rule that matched; its outputs are computed when they are wanted. */
export interface Hit {
  /** Number of the rule, from 1. */
  readonly rule: number;
  readonly outputs: () => readonly Value[];
}

/** What a table answers with the rules that matched (DMN 1.5, 8.2.8 and 10.3.2.8). */
export function applyHitPolicy(table: DecisionTable, hits: readonly Hit[], frame: Frame): Value {
  if (hits.length === 0) return withoutHit(table, frame);
  const { run } = frame;
  const rules = hits.map(({ rule }) => rule).join(', ');
  const rows = () => hits.map((hit) => hit.outputs());
  switch (table.hitPolicy) {
    case 'UNIQUE':
      if (hits.length > 1) return run.fail('severalRulesMatch', { rules });
      return single(table, hits[0]?.outputs() ?? []);
    case 'FIRST':
      return single(table, hits[0]?.outputs() ?? []);
    case 'ANY': {
      const [first = null, ...others] = rows().map((row) => single(table, row));
      if (others.some((one) => equals(one, first) !== true)) return run.fail('severalRulesMatch', { rules });
      return first;
    }
    case 'PRIORITY':
      return single(table, byPriority(table, rows(), frame)[0] ?? []);
    case 'RULE ORDER':
      return rows().map((row) => single(table, row));
    case 'OUTPUT ORDER':
      return byPriority(table, rows(), frame).map((row) => single(table, row));
    case 'COLLECT': {
      const values = rows().map((row) => single(table, row));
      return table.aggregation === null ? values : aggregate(table.aggregation, values, frame);
    }
  }
}

/** The default outputs, or what an empty answer is under the policy. */
function withoutHit(table: DecisionTable, frame: Frame): Value {
  if (table.outputs.some(({ otherwise }) => otherwise !== null)) {
    const outputs = table.outputs.map(({ otherwise }) => (otherwise === null ? null : frame.evaluate(otherwise)));
    const value = single(table, outputs);
    const isList = table.hitPolicy === 'RULE ORDER' || table.hitPolicy === 'OUTPUT ORDER';
    return isList || (table.hitPolicy === 'COLLECT' && table.aggregation === null) ? [value] : value;
  }
  if (table.hitPolicy === 'COLLECT' && table.aggregation === null) return [];
  if (table.aggregation === 'COUNT') return numberOf(0);
  return frame.run.fail('noRuleMatches');
}

/** One output is the answer itself, several are a context by their names. */
function single(table: DecisionTable, outputs: readonly Value[]): Value {
  if (table.outputs.length === 1) return outputs[0] ?? null;
  return contextOf(table.outputs.map(({ name }, place) => [name, outputs[place] ?? null]));
}

/** Rows in the order in which the allowed values of the outputs stand, the first output weighing most. */
function byPriority(table: DecisionTable, rows: readonly (readonly Value[])[], frame: Frame): readonly Value[][] {
  const orders = table.outputs.map(({ allowed, typeRef, orderedBy }) =>
    ranking(allowed ?? frame.types.testsOf(typeRef ?? orderedBy ?? null), frame),
  );
  const keyed = rows.map((row) => ({ row: [...row], ranks: row.map((value, place) => orders[place]?.(value) ?? 0) }));
  keyed.sort((a, b) => {
    for (const [place, rank] of a.ranks.entries()) {
      const order = rank - (b.ranks[place] ?? 0);
      if (order !== 0) return order;
    }
    return 0;
  });
  return keyed.map(({ row }) => row);
}

/** Places of values in the list of those allowed, that of the output or else that of its type. */
function ranking(allowed: string | null, frame: Frame): (value: Value) => number {
  if (allowed === null) return () => 0;
  const listed = frame.run.quietly(() => frame.evaluate(`[${allowed}]`));
  const order = Array.isArray(listed) ? (listed as readonly Value[]) : [];
  return (value) => {
    const place = order.findIndex((one) => equals(one, value) === true);
    return place < 0 ? order.length : place;
  };
}

function aggregate(how: Aggregation, values: readonly Value[], frame: Frame): Value {
  if (how === 'COUNT') return numberOf(values.length);
  const failed = () => frame.run.fail('badArguments', { name: how });
  if (how === 'SUM') {
    const numbers = values.filter(isNumber);
    if (numbers.length < values.length) return failed();
    return settle(numbers.reduce((sum, one) => sum.plus(one), numberOf(0)));
  }
  let found = values[0] ?? null;
  for (const value of values) {
    const order = compare(value, found);
    if (order === null) return failed();
    if (how === 'MIN' ? order < 0 : order > 0) found = value;
  }
  return found;
}
