import { z } from 'zod';
import { plainDay } from '#platform/http/contract/plain-day.ts';
import { queryInteger, queryList } from '#platform/http/contract/query.ts';
import { exportQuery } from '#platform/sheets/contract/export-format.ts';
import { actorKind } from './entry.ts';
import { journalHead } from './head.ts';

const actionName = z
  .string()
  .max(100)
  .regex(/^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$/);

/** What narrows the journal; values of one filter are joined by or, filters by and. Days are those of Asia/Shanghai. */
export const entryFilter = {
  from: plainDay.optional(),
  /** The last day, itself included. */
  to: plainDay.optional(),
  account: queryList(z.uuid()),
  action: queryList(actionName),
  subjectType: actionName.optional(),
  subjectId: z.string().max(200).optional(),
  /** Beginning of the address that the act came from. */
  ip: z.string().trim().max(64).optional(),
  /** Words in what was before, after, or given as the reason. */
  q: z.string().trim().max(60).optional(),
};

/** Query of one page of the journal, newest first; `after` is the id of the last entry that was read. */
export const entrySearch = z.object({
  ...entryFilter,
  after: z.uuid().optional(),
  limit: queryInteger(1, 200).default(50),
});
export type EntrySearch = z.output<typeof entrySearch>;

const entryFilters = z.object(entryFilter);
export type EntryFilter = z.output<typeof entryFilters>;

/** Query of the export: the same filter, and the file wanted. */
export const entryExport = z.object({ ...entryFilter, ...exportQuery });

/** Most rows of one export, and the most that are counted. */
export const largestExport = 20_000;

/** Characters of what was before and after that an export carries; the entry itself has all of them. */
export const exportedCharacters = 2_000;

/** An entry as a row of the journal. */
export const entrySummary = z.object({
  id: z.uuid(),
  /** ISO 8601 in UTC. */
  at: z.string(),
  action: z.string(),
  /** The action in the reader's language; its id where no part names it. */
  actionName: z.string(),
  actorKind,
  accountId: z.uuid().nullable(),
  /** Name of the account as it is today. */
  accountName: z.string().nullable(),
  role: z.string().nullable(),
  ip: z.string().nullable(),
  subjectType: z.string().nullable(),
  subjectId: z.string().nullable(),
  reason: z.string().nullable(),
  /** Its number in the seal; null while it is not sealed. */
  number: z.int().nullable(),
});
export type EntrySummary = z.infer<typeof entrySummary>;

/** One page of the journal. */
export const entryPage = z.object({
  entries: z.array(entrySummary),
  /** Pass as `after` for the next page; null on the last. */
  next: z.uuid().nullable(),
  /** Entries that match, at most one more than an export takes. */
  counted: z.int(),
});
export type EntryPage = z.infer<typeof entryPage>;

/** How an entry is sealed: enough to check it anywhere against a head, with verifyInclusion. */
export const entrySeal = z.object({
  number: z.int(),
  /** The first head that covered it. */
  sealedBy: z.int(),
  leaf: z.string(),
  /** Hashes from the leaf up to the root of `head`, in hexadecimal. */
  path: z.array(z.string()),
  /** The newest head. */
  head: journalHead,
});
export type EntrySeal = z.infer<typeof entrySeal>;

/** One entry with everything that was kept of it. */
export const entryDetail = entrySummary.extend({
  trace: z.string().nullable(),
  /** JSON as it was written, byte for byte. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** The time as it was sealed: seconds since 1970 with six decimals. */
  sealedAt: z.string(),
  zoneId: z.uuid().nullable(),
  seal: entrySeal.nullable(),
});
export type EntryDetail = z.infer<typeof entryDetail>;
