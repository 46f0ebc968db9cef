import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { departmentCode, departmentKind, departmentName, dutyKey } from './organisation.ts';

const documentNumber = z.string().trim().min(2).max(60);
const reason = z.string().trim().min(2).max(500);

/** What a reorganisation must name: its day, its document number 文号 and why. */
const paper = { effectiveOn: plainDate, documentNumber, reason };

/** Everyday changes of posts and duties need a day; document and reason where there is one. */
const note = { effectiveOn: plainDate, documentNumber: documentNumber.optional(), reason: reason.optional() };

/** Founds a department or section; the authority itself has no parent and is founded once. */
export const founding = z.object({
  ...paper,
  departmentKind,
  parentId: z.uuid().nullable(),
  name: departmentName,
  code: departmentCode,
  /** Title of the head's post, which is founded vacant along with it. */
  headTitle: z.string().trim().min(1).max(60).optional(),
});

/** Gives a department another name, code, parent or place; what is left out stays. */
export const amending = z.object({
  ...paper,
  departmentId: z.uuid(),
  name: departmentName.optional(),
  code: departmentCode.optional(),
  parentId: z.uuid().optional(),
  position: z.int().min(1).max(10_000).optional(),
});

/** Where merged departments go: into one that stands, or into a new one. */
export const mergeTarget = z.union([
  z.object({ departmentId: z.uuid() }),
  z.object({ name: departmentName, code: departmentCode }),
]);

/** Merges departments of one kind: sections, posts, duties and open work go over, the sources close. */
export const merging = z.object({
  ...paper,
  sourceIds: z.array(z.uuid()).min(1).max(20),
  into: mergeTarget,
});

/** One new department split off: what it takes with it. */
export const splitPart = z.object({
  name: departmentName,
  code: departmentCode,
  sectionIds: z.array(z.uuid()).max(100).default([]),
  postIds: z.array(z.uuid()).max(500).default([]),
  duties: z.array(dutyKey).max(500).default([]),
});

/** Splits new departments off one that stays; work goes with its section, the rest stays. */
export const splitting = z.object({
  ...paper,
  departmentId: z.uuid(),
  parts: z.array(splitPart).min(1).max(10),
});

/** Closes a department: everything goes to the successor; without one nobody may sit there and no work be open. */
export const closing = z.object({ ...paper, departmentId: z.uuid(), successorId: z.uuid().nullable() });

/** Adds a vacant post; a department has at most one head. */
export const postAdding = z.object({
  ...note,
  departmentId: z.uuid(),
  title: z.string().trim().min(1).max(60),
  head: z.boolean().default(false),
});

/** Gives a post another title, department or the head's flag; the holder stays. */
export const postAmending = z.object({
  ...note,
  postId: z.uuid(),
  title: z.string().trim().min(1).max(60).optional(),
  departmentId: z.uuid().optional(),
  head: z.boolean().optional(),
});

/** Abolishes a vacant post. */
export const postAbolishing = z.object({ ...note, postId: z.uuid() });

/** Appoints a person; a former main post is left vacant (a move 调任) or kept as an additional one. */
export const appointing = z.object({
  ...note,
  postId: z.uuid(),
  staffId: z.uuid(),
  holding: z.enum(['main', 'additional']),
  formerMain: z.enum(['vacate', 'keep']).default('vacate'),
});

/** Ends the appointment of whoever holds the post. */
export const ending = z.object({ ...note, postId: z.uuid() });

/** Gives a duty item to a department, or to a post in it, or to nobody. */
export const dutyAssigning = z.object({
  ...note,
  duty: dutyKey,
  owner: z.object({ departmentId: z.uuid(), postId: z.uuid().optional() }).nullable(),
});

/** Mends a mistake in one period of a department: what is left out stays. A reason is always needed. */
export const correcting = z.object({
  departmentId: z.uuid(),
  /** First day of the period that is wrong. */
  validFrom: plainDate,
  newValidFrom: plainDate.optional(),
  name: departmentName.optional(),
  code: departmentCode.optional(),
  parentId: z.uuid().optional(),
  reason,
});

const kinds = {
  founding: founding.extend({ kind: z.literal('founding') }),
  amending: amending.extend({ kind: z.literal('amending') }),
  merging: merging.extend({ kind: z.literal('merging') }),
  splitting: splitting.extend({ kind: z.literal('splitting') }),
  closing: closing.extend({ kind: z.literal('closing') }),
  postAdding: postAdding.extend({ kind: z.literal('postAdding') }),
  postAmending: postAmending.extend({ kind: z.literal('postAmending') }),
  postAbolishing: postAbolishing.extend({ kind: z.literal('postAbolishing') }),
  appointing: appointing.extend({ kind: z.literal('appointing') }),
  ending: ending.extend({ kind: z.literal('ending') }),
  dutyAssigning: dutyAssigning.extend({ kind: z.literal('dutyAssigning') }),
  correcting: correcting.extend({ kind: z.literal('correcting') }),
};

/** Any change that a person can ask for, told apart by its kind. */
export const organisationChange = z.discriminatedUnion('kind', [
  kinds.founding,
  kinds.amending,
  kinds.merging,
  kinds.splitting,
  kinds.closing,
  kinds.postAdding,
  kinds.postAmending,
  kinds.postAbolishing,
  kinds.appointing,
  kinds.ending,
  kinds.dutyAssigning,
  kinds.correcting,
]);
export type OrganisationChange = z.infer<typeof organisationChange>;

/** One kind of {@link OrganisationChange}. */
export type ChangeOf<K extends OrganisationChange['kind']> = Extract<OrganisationChange, { kind: K }>;

/** What one subject goes through by a change. */
export const changeLine = z.object({
  subject: z.enum(['zoneAuthority', 'department', 'section', 'post', 'duty']),
  effect: z.enum(['founded', 'closed', 'moved', 'amended', 'appointed', 'vacated', 'assigned', 'opened']),
  name: z.string(),
  /** Where or what it was, and will be. */
  from: z.string().nullable(),
  to: z.string().nullable(),
});
export type ChangeLine = z.infer<typeof changeLine>;

/** Open work of a part at a department; `partName` is the part's name in the reader's language. */
export const workCount = z.object({
  module: z.string(),
  partName: z.string(),
  departmentName: z.string(),
  count: z.int(),
});
