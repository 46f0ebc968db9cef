import type { PracticeState } from '../../../contract/practice.ts';

/** How many practices there are, and how far they are carried; `core` is `works` and `notYet` together. */
export interface PracticeCounts {
  core: number;
  works: number;
  notYet: number;
  context: number;
  recorded: number;
  total: number;
}

/** Counts practices by state. */
export function countStates(practices: readonly { state: PracticeState }[]): PracticeCounts {
  const of = (state: PracticeState) => practices.filter((one) => one.state === state).length;
  const [works, notYet, recorded] = [of('works'), of('notYet'), of('recorded')];
  return { core: works + notYet, works, notYet, context: recorded, recorded, total: practices.length };
}
