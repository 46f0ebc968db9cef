import { appendFileSync } from 'node:fs';

/** Name of the variable that asks a campaign for more attempts than a test run takes. */
export const soakTimes = 'SOAK_TIMES';

/** Name of the variable with the file to which campaigns add a line of figures each. */
export const figuresFile = 'YUANSHU_CAMPAIGN_FIGURES';

/** Attempts of a campaign: `usual` in a test run, what was asked for in a soak. */
export function attempts(usual: number): number {
  const asked = Number(process.env[soakTimes]);
  return asked > 0 ? Math.ceil(asked) : usual;
}

/** Leaves the figures of a campaign for whoever asked for them; a test run asks for none. */
export function noteFigures(campaign: string, figures: Readonly<Record<string, number | string>>): void {
  const file = process.env[figuresFile];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ campaign, ...figures })}\n`);
}

/** Chance that is the same for the same seed on every machine. */
export interface Chance {
  /** At least 0, below 1. */
  next(): number;
  /** A whole number at least 0, below `limit`. */
  below(limit: number): number;
  /** One of a list that is not empty. */
  of<T>(list: readonly T[]): T;
}

/** Opens the sequence of a seed (mulberry32). */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    of: (list) => {
      if (list.length === 0) throw new RangeError('nothing to choose from');
      return list[below(list.length)] as (typeof list)[number];
    },
  };
}

/** Runs `work` for each item, `width` of them at a time, in order of their beginning. */
export async function inParallel<T>(
  items: Iterable<T>,
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const iterator = items[Symbol.iterator]();
  const lane = async () => {
    for (let next = iterator.next(); !next.done; next = iterator.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: width }, lane));
}
