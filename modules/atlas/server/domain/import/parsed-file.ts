import type { Problem } from './problem.ts';

/** A published file as it was read. */
export interface PublishedFile {
  name: string;
  text: string;
}

/** A row without a fault, and the line it begins on. */
export interface SoundRow<T> {
  row: number;
  value: T;
}

/** What a file gave: rows that are sound, and everything wrong with the others. */
export interface ParsedFile<T> {
  name: string;
  /** Rows in the file without its header. */
  rows: number;
  sound: SoundRow<T>[];
  problems: Problem[];
  /** First cells of all rows, sound or not: what other rows may mean. */
  named: ReadonlySet<string>;
}

/** Refuses a file as a whole. */
export function refuseFile<T>(
  name: string,
  problem: Omit<Problem, 'file'>,
  known: { rows: number; named: ReadonlySet<string> } = { rows: 0, named: new Set() },
): ParsedFile<T> {
  return { name, ...known, sound: [], problems: [{ file: name, ...problem }] };
}

/** Leaves out the rows that `judge` finds a problem with. */
export function withProblems<T>(
  parsed: ParsedFile<T>,
  judge: (row: SoundRow<T>) => Pick<Problem, 'field' | 'reason' | 'params'> | undefined,
): ParsedFile<T> {
  const problems: Problem[] = [];
  const sound = parsed.sound.filter((one) => {
    const problem = judge(one);
    if (problem !== undefined) problems.push({ file: parsed.name, row: one.row, ...problem });
    return problem === undefined;
  });
  return { ...parsed, sound, problems: [...parsed.problems, ...problems] };
}
