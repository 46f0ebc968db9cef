import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';

/** How a need came in: the firm's own page, the scanned code, or an officer on the firm's behalf. */
export const needEntrance = z.enum(['portal', 'code', 'officer']);
export type NeedEntrance = z.infer<typeof needEntrance>;

/** How it reached the officer who wrote it down. */
export const needChannel = z.enum(['phone', 'letter', 'inPerson', 'message', 'other']);
export type NeedChannel = z.infer<typeof needChannel>;

/** Where a message stands: filed until it was answered, made into matters, joined to one that stands, or refused. */
export const needState = z.enum(['filed', 'answered', 'split', 'joined', 'refused']);
export type NeedState = z.infer<typeof needState>;

/** What was done with a message; `named` says of which firm of the register it is. */
export const needActKind = z.enum(['filed', 'named', 'answered', 'split', 'joined', 'refused']);
export type NeedActKind = z.infer<typeof needActKind>;

/** The text of a need. */
export const needMatterText = z.string().trim().min(5).max(2_000);
/** A firm as its people write it. */
export const firmTold = z.string().trim().min(2).max(100);
/** A mainland mobile or an office telephone. */
export const needTelephone = z
  .string()
  .trim()
  .regex(/^[0-9+ ()-]{5,30}$/);
/** Who is to be reached; kept under a key of its own. */
export const needContact = z.object({ name: z.string().trim().min(1).max(40), telephone: needTelephone });
export type NeedContact = z.infer<typeof needContact>;

/** A message in the queue; nobody is named in it who is not a firm. */
export const needRow = z.object({
  id: z.uuid(),
  number: z.string(),
  entrance: needEntrance,
  channel: needChannel.nullable(),
  firmId: z.uuid().nullable(),
  /** Name in the register, or as the message tells it. */
  firm: z.string().nullable(),
  matter: z.string(),
  state: needState,
  filedAt: z.string(),
  concludedAt: z.string().nullable(),
  /** By when the charter promises a first answer; null without such a promise. */
  answerDueAt: z.string().nullable(),
  /** Matters made of it, or joined. */
  matters: z.int(),
});
export type NeedRow = z.infer<typeof needRow>;

/** One act on a message. */
export const needAct = z.object({
  number: z.int(),
  kind: needActKind,
  words: z.string().nullable(),
  elsewhere: z.string().nullable(),
  by: z.string().nullable(),
  at: z.string(),
});
export type NeedAct = z.infer<typeof needAct>;

/** A matter of a message and where it stands. */
export const needMatter = z.object({
  issueId: z.uuid(),
  number: z.string(),
  title: z.string(),
  department: z.string().nullable(),
  /** State of the issue's lifecycle. */
  state: z.string(),
  openedAt: z.string(),
  closedAt: z.string().nullable(),
  joined: z.boolean(),
});
export type NeedMatter = z.infer<typeof needMatter>;

/** A firm of the register that a message may be of. */
export const firmProposal = z.object({ id: z.uuid(), name: z.string(), code: z.string().nullable() });

/** A message with everything that staff need to take it on. */
export const needDetail = needRow.extend({
  firmTold: z.string().nullable(),
  codeTold: z.string().nullable(),
  place: z.string().nullable(),
  /** Null where none was given, or its key was destroyed. */
  contact: needContact.nullable(),
  filedOn: plainDate,
  acts: z.array(needAct),
  matterList: z.array(needMatter),
  proposals: z.array(firmProposal),
  /** Open issues of the firm, which the message may be about; the newest first, at most 20. */
  firmIssues: z.array(z.object({ issueId: z.uuid(), number: z.string(), title: z.string() })),
});
export type NeedDetail = z.infer<typeof needDetail>;
