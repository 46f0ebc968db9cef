import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';

/** The authority itself 管委会, a department 部门, or a section 科室. */
export const departmentKind = z.enum(['zoneAuthority', 'department', 'section']);
export type DepartmentKind = z.infer<typeof departmentKind>;

/** Name of a department or section, 2 to 60 characters. */
export const departmentName = z.string().trim().min(2).max(60);

/** Lasting short name in letters; unique among what stands on a day. */
export const departmentCode = z.string().regex(/^[a-z][A-Za-z0-9.-]{1,60}$/);

/** Whoever holds a post; the extension is that of the office, never a private number. */
export const holder = z.object({
  staffId: z.uuid(),
  name: z.string(),
  officeExtension: z.string().nullable(),
  /** The holder's one main post 主岗; otherwise an additional one 兼职. */
  main: z.boolean(),
  /** The holder can sign in. */
  account: z.boolean(),
});
export type Holder = z.infer<typeof holder>;

/** A post 岗位 on a day; without a holder it is vacant. */
export const post = z.object({
  id: z.uuid(),
  departmentId: z.uuid(),
  title: z.string(),
  /** Head of the department. */
  head: z.boolean(),
  /** The security administrator confirmed this holder as head; without it the head decides nothing. */
  confirmed: z.boolean(),
  holder: holder.nullable(),
});
export type Post = z.infer<typeof post>;

/** What can be owned: categories of issues, service items, kinds of alarms. */
export const dutyKind = z.enum(['issueCategory', 'serviceItem', 'alarmKind']);
export type DutyKind = z.infer<typeof dutyKind>;

/** Kind and code name a duty item for ever. */
export const dutyKey = z.object({ kind: dutyKind, code: departmentCode });
export type DutyKey = z.infer<typeof dutyKey>;

/** A duty item on a day with its one owner, or none: a gap. */
export const duty = dutyKey.extend({
  name: z.string(),
  /** Not to be given to anybody any more. */
  withdrawn: z.boolean(),
  /** Null for the zone's own catalogue, otherwise the module that brings the item. */
  module: z.string().nullable(),
  departmentId: z.uuid().nullable(),
  departmentName: z.string().nullable(),
  postId: z.uuid().nullable(),
  postTitle: z.string().nullable(),
  /** Day from which it is owned so. */
  since: plainDate.nullable(),
});
export type Duty = z.infer<typeof duty>;

/** A department or section as it stands on a day, with its own posts in their order. */
export const department = z.object({
  id: z.uuid(),
  parentId: z.uuid().nullable(),
  kind: departmentKind,
  code: departmentCode,
  name: z.string(),
  position: z.int(),
  /** Day from which it stands exactly so. */
  since: plainDate,
  posts: z.array(post),
  /** Duty items that it owns. */
  duties: z.int(),
});
export type Department = z.infer<typeof department>;

/** Every kind of change of the organisation. */
export const changeKind = z.enum([
  'loading',
  'founding',
  'amending',
  'merging',
  'splitting',
  'closing',
  'postAdding',
  'postAmending',
  'postAbolishing',
  'appointing',
  'ending',
  'confirming',
  'dutyAssigning',
  'correcting',
  'undoing',
]);
export type ChangeKind = z.infer<typeof changeKind>;

/** A change as the log keeps it, numbered in its zone. */
export const changeEntry = z.object({
  number: z.int(),
  kind: changeKind,
  effectiveOn: plainDate,
  documentNumber: z.string().nullable(),
  reason: z.string().nullable(),
  madeAt: z.iso.datetime({ offset: true }),
  madeBy: z.string().nullable(),
  /** The change that this one undid. */
  undoes: z.int().nullable(),
  undone: z.boolean(),
  /** Nothing was built on it yet, so that it can be undone. */
  undoable: z.boolean(),
  /** Names of the departments, posts and duty items that it touched, at most a dozen. */
  about: z.array(z.string()),
});
export type ChangeEntry = z.infer<typeof changeEntry>;

/** A period of a department: from `from` until the day before `until`, or until further notice. */
export const departmentPeriod = z.object({
  from: plainDate,
  until: plainDate.nullable(),
  standing: z.boolean(),
  name: z.string(),
  code: z.string(),
  kind: departmentKind,
  parentName: z.string().nullable(),
  /** Number of the change that brought it. */
  number: z.int(),
});
export type DepartmentPeriod = z.infer<typeof departmentPeriod>;
