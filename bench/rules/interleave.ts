import { median } from '../lib/report.ts';

/** One way of doing the same work: does it once over and says how many seconds that took. */
export type Contender = () => Promise<number> | number;

/** Runs contenders in turn, round by round, after one round that nobody counts; answers the median seconds of each. */
export async function interleave<K extends string>(
  contenders: Readonly<Record<K, Contender>>,
  rounds: number,
): Promise<Record<K, number>> {
  const names = Object.keys(contenders) as K[];
  const times = new Map<K, number[]>(names.map((name) => [name, []]));
  for (let round = -1; round < rounds; round += 1) {
    for (const name of names) {
      const seconds = await contenders[name]();
      if (round >= 0) times.get(name)?.push(seconds);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times.get(name) ?? [])])) as Record<K, number>;
}

/** Seconds that some work took. */
export async function timed(work: () => Promise<unknown> | unknown): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1_000;
}
