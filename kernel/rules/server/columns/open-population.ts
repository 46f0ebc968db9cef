import type { LoadedColumn } from './domain/bindings.ts';
import { newMemory, type WasmMemory } from './domain/web-assembly.ts';

/** A column as whoever read it has it: numbers in whole units of their last place, dates as days since 1970-01-01. */
export type PopulationColumn =
  /** NaN where unknown. */
  | { readonly is: 'number' | 'date'; readonly values: ArrayLike<number> }
  /** 1 and 0; −1 where unknown. */
  | { readonly is: 'boolean'; readonly values: ArrayLike<number> }
  | { readonly is: 'text'; readonly values: ArrayLike<string | null> };

/** Many parties with the same columns, ready to be run through any number of rules. */
export interface Population {
  readonly count: number;
  readonly columns: readonly HeldColumn[];
  /** Texts of all columns; their codes are their places. */
  readonly texts: readonly string[];
  readonly codes: ReadonlyMap<string, number>;
  readonly memory: WasmMemory;
  /** Where answers of a block are left, `blockSize` × 8 bytes a lane; how many lanes fit is kept by whoever binds. */
  readonly answersAt: number;
}

/** A column in memory, and what its values were found to be. */
export interface HeldColumn extends LoadedColumn {
  /** Least and most of the numbers and days; of an empty column both are NaN. */
  readonly least: number;
  readonly most: number;
}

/** Parties that run through a loop at a time: what they read and answer stays near the processor. */
export const blockSize = 2_048;
const mostBytes = 255;
const sizes = { number: 8, byte: 1, word: 4 } as const;

/** Puts columns where loops read them. Costs a pass over each value; then every rule reads them in place. */
export function openPopulation(columns: readonly PopulationColumn[], count: number): Population {
  const codes = dictionaryOf(columns, count);
  const padded = count + (count % 2);
  const stored = columns.map((column) => storageOf(column, codes, count));
  const starts: number[] = [];
  const end = stored.reduce((at, { stored: kind }) => {
    starts.push(at);
    return at + Math.ceil((padded * sizes[kind]) / 16) * 16;
  }, 0);
  const memory = newMemory(end + blockSize * 8);
  const held = columns.map((column, place): HeldColumn => {
    const { stored: kind } = stored[place] ?? { stored: 'number' };
    const address = starts[place] ?? 0;
    return { is: column.is, stored: kind, address, ...fill({ column, kind, address, count }, memory, codes) };
  });
  return { count, columns: held, texts: [...codes.keys()], codes, memory, answersAt: end };
}

/** Codes of all texts; columns of few texts come first, so that theirs fit a byte. */
function dictionaryOf(columns: readonly PopulationColumn[], count: number): ReadonlyMap<string, number> {
  const sets = columns.flatMap((column) => (column.is === 'text' ? [distinct(column.values, count)] : []));
  sets.sort((a, b) => a.size - b.size);
  const codes = new Map<string, number>();
  for (const set of sets) for (const text of set) if (!codes.has(text)) codes.set(text, codes.size);
  return codes;
}

function distinct(values: ArrayLike<string | null>, count: number): Set<string> {
  const found = new Set<string>();
  for (let party = 0; party < count; party += 1) {
    const text = values[party];
    if (typeof text === 'string') found.add(text);
  }
  return found;
}

function storageOf(
  column: PopulationColumn,
  codes: ReadonlyMap<string, number>,
  count: number,
): { readonly stored: LoadedColumn['stored'] } {
  if (column.is === 'boolean') return { stored: 'byte' };
  if (column.is !== 'text') return { stored: 'number' };
  for (const text of distinct(column.values, count)) {
    if ((codes.get(text) ?? 0) >= mostBytes) return { stored: 'word' };
  }
  return { stored: 'byte' };
}

interface Filling {
  readonly column: PopulationColumn;
  readonly kind: LoadedColumn['stored'];
  readonly address: number;
  readonly count: number;
}

type Found = Pick<HeldColumn, 'nullable' | 'least' | 'most'>;

function fill(filling: Filling, { buffer }: WasmMemory, codes: ReadonlyMap<string, number>): Found {
  const { column, kind, address, count } = filling;
  const room =
    kind === 'number'
      ? new Float64Array(buffer, address, count)
      : kind === 'byte'
        ? new Uint8Array(buffer, address, count)
        : new Int32Array(buffer, address, count);
  if (column.is !== 'text' && column.is !== 'boolean') return fillNumbers(room, column.values);
  let nullable = false;
  for (let party = 0; party < count; party += 1) {
    const code = column.is === 'text' ? (codes.get(column.values[party] ?? '\0absent') ?? -1) : column.values[party];
    // What is below zero wraps to 255 in a byte.
    room[party] = code ?? -1;
    if (code === undefined || code < 0) nullable = true;
  }
  return { nullable, least: Number.NaN, most: Number.NaN };
}

function fillNumbers(room: { [place: number]: number; readonly length: number }, values: ArrayLike<number>): Found {
  let nullable = false;
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let party = 0; party < room.length; party += 1) {
    const value = values[party] ?? Number.NaN;
    // Adding nothing turns −0 into 0.
    room[party] = value + 0;
    if (value < least) least = value;
    if (value > most) most = value;
    if (Number.isNaN(value)) nullable = true;
  }
  return least > most ? { nullable, least: Number.NaN, most: Number.NaN } : { nullable, least, most };
}
