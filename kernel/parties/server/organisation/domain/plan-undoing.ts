import type { ChangeKind } from '../../../contract/organisation.ts';
import type { Edit, Plan } from './draft.ts';
import type { Fault } from './fault.ts';
import { type Contents, type Entry, type Records, resolve, stateOn, type Track } from './records.ts';

/** A change as far as undoing needs to know it. */
export interface LoggedChange {
  number: number;
  kind: ChangeKind;
  effectiveOn: string;
  undoes: number | null;
}

/** What a change wrote, what of it was new, and what else it spoke of. */
interface Reach {
  written: Set<string>;
  begun: Set<string>;
  named: Set<string>;
}

/** The reach of every change by its number. */
export type Reaches = ReadonlyMap<number, Reach>;

/** Restores what was before a change, exactly: possible while no later change that stands was built on it. */
export function planUndoing(records: Records, log: readonly LoggedChange[], number: number): Plan {
  const change = log.find((one) => one.number === number);
  const faults = faultsOfUndoing(log, reachesOf(records), number);
  const effectiveOn = change?.effectiveOn ?? '';
  const plan = { effectiveOn, moves: [], idle: [], faults };
  if (faults.length > 0) return { ...plan, edits: { department: [], post: [], duty: [] } };
  const edits = {
    department: restore<'department'>(records.department, number),
    post: restore<'post'>(records.post, number),
    duty: restore<'duty'>(records.duty, number),
  };
  return { ...plan, edits };
}

/** Why a change cannot be undone; nothing when it can. */
export function faultsOfUndoing(log: readonly LoggedChange[], reaches: Reaches, number: number): Fault[] {
  const change = log.find((one) => one.number === number);
  if (change === undefined) return [{ code: 'changeUnknown', params: {} }];
  if (change.kind === 'loading' || change.kind === 'undoing') return [{ code: 'notUndoable', params: {} }];
  const undone = new Set(log.flatMap((one) => one.undoes ?? []));
  if (undone.has(number)) return [{ code: 'alreadyUndone', params: { number } }];
  const own = reaches.get(number);
  const later = log.find(
    (one) =>
      one.number > number &&
      one.kind !== 'undoing' &&
      !undone.has(one.number) &&
      isBuiltOn(own, reaches.get(one.number)),
  );
  return later === undefined ? [] : [{ code: 'builtOn', params: { number, later: later.number } }];
}

function isBuiltOn(own: Reach | undefined, later: Reach | undefined): boolean {
  if (own === undefined || later === undefined) return false;
  return meets(own.written, later.written) || meets(own.begun, later.named);
}

function meets(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  for (const subject of one) if (other.has(subject)) return true;
  return false;
}

/** What each change wrote and spoke of, from one pass over the records. */
export function reachesOf(records: Records): Reaches {
  const reaches = new Map<number, Reach>();
  const first = new Map<string, number>();
  const note = (track: Track, { subject, number }: { subject: string; number: number }, named: (string | null)[]) => {
    const key = `${track} ${subject}`;
    const reach = reaches.get(number) ?? { written: new Set(), begun: new Set(), named: new Set() };
    reach.written.add(key);
    for (const name of named) if (name !== null) reach.named.add(name);
    first.set(key, Math.min(first.get(key) ?? number, number));
    reaches.set(number, reach);
  };
  const department = (id: string | null | undefined) => (id ? `department ${id}` : null);
  for (const entry of records.department) note('department', entry, [department(entry.content?.parentId)]);
  for (const entry of records.post) note('post', entry, [department(entry.content?.departmentId)]);
  for (const entry of records.duty) {
    const postId = entry.content?.postId;
    note('duty', entry, [department(entry.content?.departmentId), postId ? `post ${postId}` : null]);
  }
  for (const [key, number] of first) reaches.get(number)?.begun.add(key);
  return reaches;
}

function restore<K extends Track>(entries: readonly Entry<Contents[K]>[], number: number): Edit<K>[] {
  const resolved = resolve(entries);
  return entries
    .filter((entry) => entry.number === number)
    .map(({ subject, from, content }) => {
      const former = entries
        .filter((one) => one.subject === subject && one.from === from && one.number < number)
        .reduce<Entry<Contents[K]> | undefined>(
          (best, one) => (best && best.number > one.number ? best : one),
          undefined,
        );
      const before = content ?? stateOn(resolved.get(subject), from)?.content ?? null;
      return { subject, from, before, after: former?.content ?? null };
    });
}
