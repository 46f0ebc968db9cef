import type { Fault, FaultCode } from './fault.ts';
import {
  type Contents,
  type DepartmentContent,
  type Entry,
  type PostContent,
  type Records,
  resolve,
  stateOn,
  type Timelines,
  type Track,
} from './records.ts';

/** One state that a change writes; `before` is what was in effect on that day. */
export interface Edit<K extends Track> {
  subject: string;
  from: string;
  before: Contents[K] | null;
  /** Null takes the state of this day back. */
  after: Contents[K] | null;
}

/** Open work that goes from one department to another on the day of the change. */
export interface WorkMove {
  fromId: string;
  toId: string;
}

/** What a change writes. */
export interface Edits {
  department: readonly Edit<'department'>[];
  post: readonly Edit<'post'>[];
  duty: readonly Edit<'duty'>[];
}

/** What a change would do: nothing of it holds when there are faults. */
export interface Plan {
  effectiveOn: string;
  edits: Edits;
  moves: readonly WorkMove[];
  /** Departments that may have no open work, for nobody takes it over. */
  idle: readonly string[];
  faults: readonly Fault[];
}

/** One track while a change is being drafted: what is read is as of the day of the change. */
export interface DraftTrack<T> {
  /** In effect on the day, drafted states included. */
  at(subject: string): T | undefined;
  all(): [string, T][];
  /** From the day on the subject is so; a state after that day is a fault, for it would be overrun. */
  put(subject: string, content: T, name: string): void;
}

/** A change in the making. */
export interface Draft {
  readonly on: string;
  readonly department: DraftTrack<DepartmentContent>;
  readonly post: DraftTrack<PostContent>;
  readonly duty: DraftTrack<Contents['duty']>;
  newId(): string;
  fault(code: FaultCode, params?: Fault['params']): undefined;
  /** A department that stands on the day; otherwise a fault and undefined. */
  standing(departmentId: string): DepartmentContent | undefined;
  /** A post that stands on the day; otherwise a fault and undefined. */
  standingPost(postId: string): PostContent | undefined;
  moveWork(move: WorkMove): void;
  /** The department closes without a successor: it may have no open work. */
  needIdle(departmentId: string): void;
  plan(): Plan;
}

/** Begins a change that takes effect on a day; new ids come from outside. */
export function openDraft(records: Records, on: string, newId: () => string): Draft {
  const faults: Fault[] = [];
  const moves: WorkMove[] = [];
  const idle: string[] = [];
  const fault = (code: FaultCode, params: Fault['params'] = {}): undefined => {
    faults.push({ code, params });
  };
  const open = <K extends Track>(track: K) => openTrack<K>(resolve<Contents[K]>(records[track]), on, fault);
  const [department, post, duty] = [open('department'), open('post'), open('duty')];
  const present = <T extends { standing: boolean }>(content: T | undefined, known: boolean, words: Words<T>) => {
    if (content === undefined && !known) fault(words.unknown);
    else if (!content?.standing)
      fault('notStanding', { name: content === undefined ? '' : words.name(content), day: on });
    else return content;
    return undefined;
  };
  return {
    on,
    department,
    post,
    duty,
    newId,
    fault,
    standing: (id) =>
      present(department.at(id), department.known(id), { unknown: 'departmentUnknown', name: (one) => one.name }),
    standingPost: (id) => present(post.at(id), post.known(id), { unknown: 'postUnknown', name: (one) => one.title }),
    moveWork: (move) => {
      moves.push(move);
    },
    needIdle: (id) => {
      idle.push(id);
    },
    plan: () => ({
      effectiveOn: on,
      edits: { department: department.edits(), post: post.edits(), duty: duty.edits() },
      moves,
      idle,
      faults,
    }),
  };
}

interface Words<T> {
  unknown: FaultCode;
  name(content: T): string;
}

function openTrack<K extends Track>(
  timelines: Timelines<Contents[K]>,
  on: string,
  fault: (code: FaultCode, params: Fault['params']) => void,
) {
  const drafted = new Map<string, Edit<K>>();
  const before = (subject: string) => stateOn(timelines.get(subject), on)?.content;
  const at = (subject: string) => drafted.get(subject)?.after ?? before(subject);
  return {
    at,
    known: (subject: string) => timelines.has(subject) || drafted.has(subject),
    all: (): [string, Contents[K]][] =>
      [...new Set([...timelines.keys(), ...drafted.keys()])].flatMap((subject) => {
        const content = at(subject);
        return content === undefined ? [] : [[subject, content] as [string, Contents[K]]];
      }),
    put: (subject: string, content: Contents[K], name: string) => {
      const later = timelines.get(subject)?.find((state) => state.from > on);
      if (later !== undefined) fault('laterChange', { name, day: later.from });
      drafted.set(subject, { subject, from: on, before: before(subject) ?? null, after: content });
    },
    edits: () => [...drafted.values()],
  };
}

/** The records with a plan carried out under a number. */
export function withPlan(records: Records, { edits }: Pick<Plan, 'edits'>, number: number): Records {
  const added = <K extends Track>(list: readonly Edit<K>[]): Entry<Contents[K]>[] =>
    list.map(({ subject, from, after }) => ({ subject, from, number, content: after }));
  return {
    department: [...records.department, ...added(edits.department)],
    post: [...records.post, ...added(edits.post)],
    duty: [...records.duty, ...added(edits.duty)],
  };
}
