import type { DepartmentKind, DutyKey, DutyKind } from '../../../contract/organisation.ts';

// Types and not interfaces: the journal takes them as plain JSON.

/** What a department is from a day on; a closed one keeps its last name. */
export type DepartmentContent = {
  standing: boolean;
  parentId: string | null;
  kind: DepartmentKind;
  code: string;
  name: string;
  position: number;
};

/** What a post is from a day on, and who holds it. */
export type PostContent = {
  standing: boolean;
  departmentId: string;
  title: string;
  head: boolean;
  position: number;
  holderId: string | null;
  main: boolean;
  confirmed: boolean;
};

/** Who owns a duty item from a day on; nobody when the department is null. */
export type DutyContent = {
  departmentId: string | null;
  postId: string | null;
};

/** Content of each of the three tracks. */
export interface Contents {
  department: DepartmentContent;
  post: PostContent;
  duty: DutyContent;
}
export type Track = keyof Contents;

/** One row of a track: from this day on the subject is so, or, with null, the state of this day is taken back. */
export interface Entry<T> {
  subject: string;
  /** First day, `YYYY-MM-DD`. */
  from: string;
  /** Number of the change that wrote it; of several rows for one day the highest counts. */
  number: number;
  content: T | null;
}

/** All rows of a zone. Nothing in it is ever changed, rows are only added. */
export type Records = { readonly [K in Track]: readonly Entry<Contents[K]>[] };

/** A state that counts: it holds until the next one. */
export interface State<T> {
  from: string;
  number: number;
  content: T;
}

/** States of each subject in the order of their days. */
export type Timelines<T> = ReadonlyMap<string, readonly State<T>[]>;

/** The states that count: for each day the row with the highest number, unless it takes the day back. */
export function resolve<T>(entries: readonly Entry<T>[]): Timelines<T> {
  const days = new Map<string, Map<string, Entry<T>>>();
  for (const entry of entries) {
    const ofSubject = days.get(entry.subject) ?? new Map<string, Entry<T>>();
    days.set(entry.subject, ofSubject);
    const known = ofSubject.get(entry.from);
    if (known === undefined || known.number < entry.number) ofSubject.set(entry.from, entry);
  }
  const timelines = new Map<string, State<T>[]>();
  for (const [subject, ofSubject] of days) {
    const states = [...ofSubject.values()].flatMap(({ from, number, content }) =>
      content === null ? [] : [{ from, number, content }],
    );
    if (states.length > 0) timelines.set(subject, states.sort(byDay));
  }
  return timelines;
}

function byDay(a: { from: string }, b: { from: string }): number {
  return a.from < b.from ? -1 : a.from > b.from ? 1 : 0;
}

/** The state in effect on a day. */
export function stateOn<T>(states: readonly State<T>[] | undefined, day: string): State<T> | undefined {
  return states?.findLast((state) => state.from <= day);
}

/** Every subject's content on a day; subjects without a state by then are absent. */
export function contentsOn<T>(timelines: Timelines<T>, day: string): Map<string, T> {
  const contents = new Map<string, T>();
  for (const [subject, states] of timelines) {
    const state = stateOn(states, day);
    if (state !== undefined) contents.set(subject, state.content);
  }
  return contents;
}

/** The whole organisation on one day; closed departments and posts are not in it. */
export interface Snapshot {
  departments: Map<string, DepartmentContent>;
  posts: Map<string, PostContent>;
  duties: Map<string, DutyContent>;
}

/** All tracks resolved once. */
export type Resolved = { readonly [K in Track]: Timelines<Contents[K]> };

/** Resolves every track. */
export function resolveAll(records: Records): Resolved {
  return {
    department: resolve(records.department),
    post: resolve(records.post),
    duty: resolve(records.duty),
  };
}

/** What stands on a day. */
export function snapshotOn(resolved: Resolved, day: string): Snapshot {
  const standing = <T extends { standing: boolean }>(contents: Map<string, T>) =>
    new Map([...contents].filter(([, content]) => content.standing));
  return {
    departments: standing(contentsOn(resolved.department, day)),
    posts: standing(contentsOn(resolved.post, day)),
    duties: contentsOn(resolved.duty, day),
  };
}

/** Every day on which something begins, in order. */
export function turningDays(resolved: Resolved): string[] {
  const days = new Set<string>();
  for (const timelines of [resolved.department, resolved.post, resolved.duty]) {
    for (const states of timelines.values()) for (const { from } of states) days.add(from);
  }
  return [...days].sort();
}

/** A duty item as the subject of its track. */
export function dutySubject({ kind, code }: DutyKey): string {
  return `${kind}/${code}`;
}

/** The duty item of a subject. */
export function dutyKeyOf(subject: string): DutyKey {
  const [kind, code = ''] = subject.split('/');
  return { kind: kind as DutyKind, code };
}
