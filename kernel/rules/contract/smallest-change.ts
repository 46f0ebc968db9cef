import { type CompileInputs, compileFeel } from './compile-feel.ts';
import { parseExpression } from './feel/parse.ts';
import { isKind, isNumber, type Value } from './feel/values.ts';
import type { Column, Row } from './feel-compile/columns.ts';
import { builtInNames } from './feel-functions/builtins.ts';
import { dayNumber } from './feel-time/clock-line.ts';
import { parseDate } from './feel-time/parse-temporal.ts';

/** One datum that, changed alone, would turn a condition. */
export interface Change {
  readonly column: string;
  readonly from: Row[number];
  readonly to: Row[number];
  /** How far: units of the column's last place, days, or 1 for another text or truth value. */
  readonly distance: number;
}

/**
 * What a party would have to change, one datum alone, for a condition to answer `wanted`: for every column the nearest
 * value that does, nearest first; none when no single datum turns it. Exact where columns are compared with values and
 * parameters; where they are computed with, the nearest found by halving the way to the column's bounds.
 * Null when the condition is not one that can be compiled.
 */
export function smallestChanges(
  source: string,
  inputs: CompileInputs,
  { row, wanted }: { readonly row: Row; readonly wanted: boolean },
): readonly Change[] | null {
  const compiled = compileFeel(source, inputs);
  const names = Object.fromEntries(
    [...inputs.columns.map(({ name }) => name), ...inputs.parameters.keys()].map((name) => [name, 1] as const),
  );
  const parsed = parseExpression(source, { ...builtInNames, ...names });
  if (!compiled.ok || !parsed.ok) return null;
  const { program } = compiled;
  if (program.run(row) === wanted) return [];
  const constants = [...constantsIn(parsed.value), ...inputs.parameters.values()];
  const changes = inputs.columns.flatMap((column, place): Change[] => {
    const from = row[place] ?? null;
    const turned = (to: Row[number]) => program.run(row.with(place, to)) === wanted;
    const found = candidatesOf(column, { from, constants, turned })
      .filter((to) => to !== from && turned(to))
      .map((to) => ({ column: column.name, from, to, distance: distanceOf(from, to) }));
    const [nearest] = found.sort((a, b) => a.distance - b.distance);
    return nearest === undefined ? [] : [nearest];
  });
  return changes.sort((a, b) => a.distance - b.distance);
}

/** Numbers, texts and dates that an expression names. */
export function constantsIn(part: unknown, found: Value[] = []): Value[] {
  if (Array.isArray(part)) for (const one of part) constantsIn(one, found);
  if (part === null || typeof part !== 'object' || Object.getPrototypeOf(part) !== Object.prototype) return found;
  if ('node' in part && part.node === 'number' && 'value' in part) {
    const value = part.value as Value;
    // The sign before a number is a part of its own.
    if (isNumber(value)) found.push(value, value.negated());
    return found;
  }
  if ('node' in part && part.node === 'at' && 'text' in part) found.push(parseDate(String(part.text)));
  if ('node' in part && part.node === 'literal' && 'value' in part && typeof part.value === 'string') {
    found.push(part.value, parseDate(part.value));
  }
  for (const one of Object.values(part)) constantsIn(one, found);
  return found;
}

interface Search {
  readonly from: Row[number];
  readonly constants: readonly Value[];
  readonly turned: (to: Row[number]) => boolean;
}

/** Values of a column at which something may turn: at, just below and just above every constant. */
function candidatesOf({ type }: Column, search: Search): Row[number][] {
  const { constants } = search;
  switch (type.is) {
    case 'boolean':
      return [true, false];
    case 'text':
      return constants.filter((one) => typeof one === 'string');
    case 'date':
      return constants.flatMap((one) => (isKind(one, 'date') ? around(dayNumber(one)) : []));
    case 'number': {
      const { least, most, scale } = type;
      const units = constants.flatMap((one) =>
        isNumber(one) ? around(one.times(`1e${scale}`).floor().toNumber()) : [],
      );
      const inside = [...units, ...units.map((unit) => unit + 1)].filter((unit) => unit >= least && unit <= most);
      return [...inside, ...halve(search, least), ...halve(search, most)];
    }
  }
}

function around(value: number): number[] {
  return [value - 1, value, value + 1];
}

/** The place between a value and a bound at which the answer turns, if it has turned at the bound. */
function halve({ from, turned }: Search, bound: number): number[] {
  if (typeof from !== 'number' || !turned(bound)) return [];
  let [before, after] = [from, bound];
  while (Math.abs(after - before) > 1) {
    const middle = before + Math.trunc((after - before) / 2);
    if (turned(middle)) after = middle;
    else before = middle;
  }
  return [after];
}

/** From nothing known every value is one step away. */
function distanceOf(from: Row[number], to: Row[number]): number {
  return typeof from === 'number' && typeof to === 'number' ? Math.abs(to - from) : 1;
}
