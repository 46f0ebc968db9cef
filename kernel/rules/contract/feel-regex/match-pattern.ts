import type { Program } from './compile-pattern.ts';

/** Where a match and its groups lie, as places of characters: start and end of each in turn; −1 for a group left out. */
export type Match = readonly number[];

/** Thrown when a match would take more steps or memory than allowed. */
export class MatchTooLong extends Error {}

/** Tried pairs of step and place that one search may remember. */
const mostPairs = 40_000_000;
/** Steps of a search whose pattern refers back, where nothing can be remembered. */
const mostBackSteps = 2_000_000;

/**
 * The first match at or after a place, leftmost and by the order of choices, or null. Every pair of step and place is
 * tried once only, so that no pattern takes longer than its length times that of the text.
 */
export function findMatch(program: Program, points: readonly number[], from: number): Match | null {
  const search = new Search(program, points);
  for (let start = from; start <= points.length; start += 1) {
    const match = search.matchAt(start);
    if (match !== null) return match;
  }
  return null;
}

interface Branch {
  readonly step: number;
  readonly place: number;
  readonly slots: readonly number[];
}

class Search {
  private readonly program: Program;
  private readonly points: readonly number[];
  private readonly tried: Uint8Array;
  private taken = 0;

  constructor(program: Program, points: readonly number[]) {
    this.program = program;
    this.points = points;
    const pairs = program.looksBack ? 0 : program.steps.length * (points.length + 1);
    if (pairs > mostPairs) throw new MatchTooLong();
    this.tried = new Uint8Array(Math.ceil(pairs / 8));
  }

  matchAt(start: number): Match | null {
    const slots = new Array<number>((this.program.groups + 1) * 2).fill(-1).with(0, start);
    const waiting: Branch[] = [{ step: 0, place: start, slots }];
    for (let branch = waiting.pop(); branch !== undefined; branch = waiting.pop()) {
      const match = this.follow(branch, waiting);
      if (match !== null) return match;
    }
    return null;
  }

  /** Follows one branch to its end; other ways it could go are left waiting. */
  private follow(branch: Branch, waiting: Branch[]): Match | null {
    let { step, place, slots } = branch;
    while (this.isNew(step, place)) {
      const now = this.program.steps[step];
      if (now === undefined) return null;
      step += 1;
      switch (now.do) {
        case 'done':
          return slots.with(1, place);
        case 'read': {
          const point = this.points[place];
          if (point === undefined || !now.holds(point)) return null;
          place += 1;
          break;
        }
        case 'go':
          step = now.to;
          break;
        case 'fork':
          waiting.push({ step: now.second, place, slots });
          step = now.first;
          break;
        case 'mark':
          slots = slots.with(now.slot, place);
          break;
        case 'back': {
          const length = this.repeats(slots, now.number, place);
          if (length === null) return null;
          place += length;
          break;
        }
        case 'start':
          if (!this.atStart(place)) return null;
          break;
        case 'end':
          if (!this.atEnd(place)) return null;
      }
    }
    return null;
  }

  private isNew(step: number, place: number): boolean {
    if (this.program.looksBack) {
      this.taken += 1;
      if (this.taken > mostBackSteps) throw new MatchTooLong();
      return true;
    }
    const pair = step * (this.points.length + 1) + place;
    const bit = 1 << (pair & 7);
    const held = this.tried[pair >> 3] ?? 0;
    if ((held & bit) !== 0) return false;
    this.tried[pair >> 3] = held | bit;
    return true;
  }

  private atStart(place: number): boolean {
    return place === 0 || (this.program.lines && this.points[place - 1] === 10 && place < this.points.length);
  }

  private atEnd(place: number): boolean {
    return place === this.points.length || (this.program.lines && this.points[place] === 10);
  }

  /** How many characters a group repeats at a place; null when it does not, a group left out repeats as nothing. */
  private repeats(slots: readonly number[], group: number, place: number): number | null {
    const [from = -1, to = -1] = slots.slice(group * 2, group * 2 + 2);
    if (from < 0 || to < 0) return 0;
    for (let offset = 0; offset < to - from; offset += 1) {
      if (!this.same(this.points[from + offset], this.points[place + offset])) return null;
    }
    return to - from;
  }

  private same(left: number | undefined, right: number | undefined): boolean {
    if (left === undefined || right === undefined) return false;
    if (left === right) return true;
    return this.program.ignoreCase && folded(left) === folded(right);
  }
}

function folded(point: number): string {
  return String.fromCodePoint(point).toUpperCase().toLowerCase();
}
