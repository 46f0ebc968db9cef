import { type ParsedFile, type SoundRow, withProblems } from './parsed-file.ts';
import type { Problem } from './problem.ts';

/** Ids that rows may refer to: those that stand, and all that the file names, whatever became of their rows. */
export interface References {
  standing: ReadonlySet<string>;
  named: ReadonlySet<string>;
}

/** What rows of facts refer to. */
export interface Context {
  sources: References;
  zones: References;
}

/** Parent references inside one file: leaving a row out leaves out whatever hangs on it, and circles hang on nothing. */
export function withParents<T extends { id: string }>(
  parsed: ParsedFile<T>,
  field: string,
  parentOf: (row: T) => string | null,
): ParsedFile<T> {
  const byId = new Map(parsed.sound.map((one) => [one.value.id, one]));
  const verdicts = new Map<string, 'stands' | 'refersToRejected' | 'circular'>();
  for (const { value } of parsed.sound) {
    const path = new Set<string>();
    let id: string | null = value.id;
    while (id !== null && byId.has(id) && !verdicts.has(id) && !path.has(id)) {
      path.add(id);
      const row: SoundRow<T> | undefined = byId.get(id);
      id = row === undefined ? null : parentOf(row.value);
    }
    const circleFrom = id === null ? -1 : [...path].indexOf(id);
    const stands = id === null || verdicts.get(id) === 'stands';
    for (const [at, one] of [...path].entries()) {
      const inCircle = circleFrom >= 0 && at >= circleFrom;
      verdicts.set(one, stands ? 'stands' : inCircle ? 'circular' : 'refersToRejected');
    }
  }
  return withProblems(parsed, ({ value }): Pick<Problem, 'field' | 'reason' | 'params'> | undefined => {
    const verdict = verdicts.get(value.id) ?? 'stands';
    return verdict === 'stands' ? undefined : { field, reason: verdict, params: { value: parentOf(value) ?? '' } };
  });
}
