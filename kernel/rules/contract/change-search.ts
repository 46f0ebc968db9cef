import { isKind, isNumber, type Value } from './feel/values.ts';
import type { Column, Row } from './feel-compile/columns.ts';
import { dayNumber } from './feel-time/clock-line.ts';
import { parseDate } from './feel-time/parse-temporal.ts';
import { columnDays } from './plan/prove.ts';

/** One place of a row changed. */
export interface UnitChange {
  readonly place: number;
  readonly from: Row[number];
  readonly to: Row[number];
  readonly distance: number;
}

/** What is sought in. */
export interface ChangeSearchInput {
  readonly row: Row;
  readonly columns: readonly (Column & { readonly allowed: readonly string[] | null; readonly isRead: boolean })[];
  /** Values at which something may turn. */
  readonly constants: readonly Value[];
  /** Rows that are tried at most, over all places and pairs. */
  readonly mostTries: number;
  /** Whether a row answers what is wanted. */
  readonly turned: (row: Row) => boolean;
}

/** Values of one column that are tried together with those of another. */
const mostTogether = 60;

/** Searches for the nearest changes of a row that turn an answer. */
export class ChangeSearch {
  private readonly input: ChangeSearchInput;
  private tries = 0;

  constructor(input: ChangeSearchInput) {
    this.input = input;
  }

  find(): {
    readonly single: readonly UnitChange[];
    readonly pair: readonly [UnitChange, UnitChange] | null;
    readonly complete: boolean;
  } {
    const { row } = this.input;
    if (this.turned(row)) return { single: [], pair: null, complete: true };
    const places = this.input.columns.flatMap(({ isRead }, place) => (isRead ? [place] : []));
    const single = places.flatMap((place) => this.nearest(row, place) ?? []).sort(byDistance);
    const pair = single.length > 0 ? null : this.pair(places);
    return { single, pair, complete: this.tries < this.input.mostTries };
  }

  private turned(row: Row): boolean {
    this.tries += 1;
    return this.input.turned(row);
  }

  /** The nearest value of one column that turns the answer. */
  private nearest(row: Row, place: number): UnitChange | null {
    const from = row[place] ?? null;
    const found = [...this.candidates(row, place), ...this.halvings(row, place)]
      .map((to) => ({ place, from, to, distance: distanceOf(from, to) }))
      .sort(byDistance)
      .find(({ to }) => to !== from && this.tries < this.input.mostTries && this.turned(row.with(place, to)));
    return found ?? null;
  }

  /** The nearest two columns that turn it together. */
  private pair(places: readonly number[]): readonly [UnitChange, UnitChange] | null {
    let best: readonly [UnitChange, UnitChange] | null = null;
    for (const [order, one] of places.entries()) {
      for (const to of this.candidates(this.input.row, one).slice(0, mostTogether)) {
        for (const other of places.slice(order + 1)) {
          if (this.tries >= this.input.mostTries) return best;
          const found = this.together(one, to, other);
          if (found !== null && (best === null || sumOf(found) < sumOf(best))) best = found;
        }
      }
    }
    return best;
  }

  private together(one: number, to: Row[number], other: number): readonly [UnitChange, UnitChange] | null {
    const { row } = this.input;
    const second = this.nearest(row.with(one, to), other);
    if (second === null) return null;
    // With the second in place the first may come back some of its way.
    const first = this.nearest(row.with(other, second.to), one);
    return first === null ? null : [first, second];
  }

  /** Values of a column at which something may turn, the nearest first. */
  private candidates(row: Row, place: number): Row[number][] {
    const column = this.input.columns[place];
    const from = row[place] ?? null;
    if (column === undefined) return [];
    const found = [...new Set(this.candidatesOf(column))].filter((to) => to !== from);
    return found.sort((a, b) => distanceOf(from, a) - distanceOf(from, b));
  }

  private candidatesOf({ type, allowed }: ChangeSearchInput['columns'][number]): Row[number][] {
    const { constants } = this.input;
    switch (type.is) {
      case 'boolean':
        return [true, false];
      case 'text':
        return [...(allowed ?? constants.filter((one) => typeof one === 'string'))];
      case 'date':
        return constants.flatMap((one) => {
          const date = typeof one === 'string' ? parseDate(one) : one;
          return isKind(date, 'date') ? around(dayNumber(date)) : [];
        });
      case 'number': {
        const { least, most, scale } = type;
        const units = constants.flatMap((one) =>
          isNumber(one) ? around(one.times(`1e${scale}`).floor().toNumber()) : [],
        );
        return [...units, least, most].filter((unit) => unit >= least && unit <= most);
      }
    }
  }

  /** Where the answer turns between a value and the bounds of its column. */
  private halvings(row: Row, place: number): number[] {
    const type = this.input.columns[place]?.type;
    const from = row[place];
    if (typeof from !== 'number' || (type?.is !== 'number' && type?.is !== 'date')) return [];
    const { least, most } = type.is === 'number' ? type : columnDays;
    return [least, most].flatMap((bound) => {
      if (!this.turned(row.with(place, bound))) return [];
      let [before, after] = [from, bound];
      while (Math.abs(after - before) > 1) {
        const middle = before + Math.trunc((after - before) / 2);
        if (this.turned(row.with(place, middle))) after = middle;
        else before = middle;
      }
      return [after];
    });
  }
}

/** At, just below and just above, and above what is no whole unit. */
function around(value: number): number[] {
  return [value - 1, value, value + 1, value + 2];
}

/** From nothing known every value is one step away. */
function distanceOf(from: Row[number], to: Row[number]): number {
  return typeof from === 'number' && typeof to === 'number' ? Math.abs(to - from) : 1;
}

function byDistance(a: UnitChange, b: UnitChange): number {
  return a.distance - b.distance;
}

function sumOf([a, b]: readonly [UnitChange, UnitChange]): number {
  return a.distance + b.distance;
}
