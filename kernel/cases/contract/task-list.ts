import { z } from 'zod';
import { dayKind } from '#kernel/calendar/contract/day.ts';
import { paging, queryList } from '#platform/http/contract/query.ts';
import { caseLight } from './case-light.ts';

/**
 * Lists of one's own: `todo` what waits for the caller, its departments or whom it stands in for; `done` cases in which it acted;
 * `started` those that it opened; `copied` those copied to it or its departments; `department` open ones that its departments lead;
 * `stopped` the limits that acts of its departments stopped this year, a row each: what its rate of days kept is counted from.
 */
export const taskListView = z.enum(['todo', 'done', 'started', 'copied', 'department', 'stopped']);
/** One of {@link taskListView}. */
export type TaskListView = z.infer<typeof taskListView>;

/** Groups of a to-do by its last day: passed, today, within two working days, later or without one. */
export const taskGroup = z.enum(['late', 'today', 'soon', 'later']);
/** One of {@link taskGroup}. */
export type TaskGroup = z.infer<typeof taskGroup>;

/** Orders: `due` the most urgent first, `recent` the last one touched first, `number` by number; without one the usual of the view. */
export const taskSort = z.enum(['due', 'recent', 'number']);

const filter = {
  view: taskListView.default('todo'),
  light: queryList(caseLight),
  /** Id of a lifecycle, `visits.issue`. */
  lifecycle: queryList(z.string().max(80)),
  /** Part of the title, beginning of the number. */
  q: z.string().trim().max(100).optional(),
  sort: taskSort.optional(),
};

/** Filter and order of a list of one's own. */
export const taskFilter = z.object(filter);
/** The same, one page. */
export const taskSearch = z.object({ ...filter, ...paging });

/** Why a row is the caller's: its own name, a department, the role leader, or the firm; `standingInFor` names an absent colleague. */
export const taskReason = z.object({
  via: z.enum(['account', 'department', 'leaders', 'party']),
  /** Name of the department in which it is to be done. */
  department: z.string().nullable(),
  standingInFor: z.string().nullable(),
});

/** One row of a list of one's own. Days are `YYYY-MM-DD`. */
export const taskRow = z.object({
  /** Case and place of the task in it: unique within a list. */
  id: z.string(),
  caseId: z.uuid(),
  number: z.string(),
  title: z.string(),
  /** Whom the case concerns; null where nobody. */
  partyId: z.uuid().nullable(),
  party: z.string().nullable(),
  lifecycle: z.string(),
  lifecycleName: z.string(),
  state: z.string(),
  stateName: z.string(),
  light: caseLight,
  dueOn: z.string().nullable(),
  /** Working days left until the last day, 0 on it, below 0 when it has passed; null without a running clock. */
  workingDays: z.int().nullable(),
  group: taskGroup,
  /** What is asked for: `move`, `sign`, …; null in lists of what was done, started or copied. */
  task: z.string().nullable(),
  reason: taskReason.nullable(),
  /** Name of the act to do next and its word, where one is known. */
  next: z.object({ act: z.string(), verb: z.string() }).nullable(),
  /** Instant since which it waits, or at which it was last touched. */
  since: z.string(),
  /** Day on which the limit was stopped; null but in the list of those. */
  stoppedOn: z.string().nullable(),
  /** Whether a copy was opened; null in other lists. */
  read: z.boolean().nullable(),
  /** Page of the case. */
  href: z.string(),
});
/** One row of a list of one's own. */
export type TaskRow = z.infer<typeof taskRow>;

/** How many rows each list of one's own has. */
export const taskCounts = z.object({
  todo: z.int(),
  done: z.int(),
  started: z.int(),
  copied: z.int(),
  /** Copies that the caller has not opened. */
  unread: z.int(),
  department: z.int(),
});

const lightCounts = z.object({ late: z.int(), warn: z.int(), ok: z.int(), hold: z.int(), none: z.int() });
const groupCounts = z.object({ late: z.int(), today: z.int(), soon: z.int(), later: z.int() });

/** How many tasks of the to-do have which light and fall into which group. */
export const taskLights = z.object({ lights: lightCounts, groups: groupCounts });

/** A page of a list of one's own, with what stands beside it. */
export const taskPage = z.object({
  /** Today in China. */
  today: z.string(),
  total: z.int(),
  rows: z.array(taskRow),
  counts: taskCounts,
  /** Of the whole to-do, whatever is filtered. */
  todo: taskLights,
  /** Kinds of cases that the filter can name. */
  lifecycles: z.array(z.object({ id: z.string(), name: z.string() })),
});

/** A day of the due calendar. */
export const dueDay = z.object({
  date: z.string(),
  kind: dayKind,
  /** Tasks of the to-do with this last day, and the worst of their lights. */
  count: z.int(),
  light: caseLight,
});

/** What stands beside the to-do. */
export const taskRail = z.object({
  today: z.string(),
  /** Four weeks from the Monday before last. */
  days: z.array(dueDay),
  /** Clocks that acts of the caller's departments stopped this year, and how many of them in time; null without departments. */
  onTime: z.object({ year: z.int(), stopped: z.int(), inTime: z.int() }).nullable(),
  /** Open cases that the caller opened and that wait for others, the longest first. */
  waiting: z.array(
    z.object({
      caseId: z.uuid(),
      number: z.string(),
      title: z.string(),
      href: z.string(),
      for: z.string(),
      workingDays: z.int(),
    }),
  ),
  /** How many there are in all. */
  waitingTotal: z.int(),
  /** Cases in which the caller acted and others acted since, the newest first. */
  changed: z.array(
    z.object({
      caseId: z.uuid(),
      number: z.string(),
      title: z.string(),
      href: z.string(),
      what: z.string(),
      at: z.string(),
    }),
  ),
});
