import { z } from 'zod';
import { exportRefusals } from '#platform/exports/contract/errors.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { queryInteger } from '#platform/http/contract/query.ts';
import { journalCheck } from './check.ts';
import { journalHead } from './head.ts';
import { entryDetail, entryExport, entryPage, entrySearch } from './reading.ts';

/** One page of the zone's journal, newest first. */
export const listEntries = defineEndpoint({
  id: 'journal.listEntries',
  method: 'GET',
  path: '/api/journal/entries',
  permission: 'journal:entry.read',
  query: entrySearch,
  response: entryPage,
});

/** Everything that happened to one record, newest first. */
export const listSubjectEntries = defineEndpoint({
  id: 'journal.listSubjectEntries',
  method: 'GET',
  path: '/api/journal/subjects/:subjectType/:subjectId',
  permission: 'journal:entry.read',
  params: z.object({ subjectType: z.string().max(100), subjectId: z.string().max(200) }),
  query: z.object({ after: z.uuid().optional(), limit: queryInteger(1, 200).default(50) }),
  response: entryPage,
});

/** Actions and accounts that occur in the zone's journal, for choosing among them. */
export const listFilters = defineEndpoint({
  id: 'journal.listFilters',
  method: 'GET',
  path: '/api/journal/filters',
  permission: 'journal:entry.read',
  response: z.object({
    actions: z.array(z.object({ action: z.string(), name: z.string() })),
    accounts: z.array(z.object({ id: z.uuid(), name: z.string() })),
  }),
});

/** One entry with its proof against the newest head. */
export const getEntry = defineEndpoint({
  id: 'journal.getEntry',
  method: 'GET',
  path: '/api/journal/entries/:entryId',
  permission: 'journal:entry.read',
  params: z.object({ entryId: z.uuid() }),
  response: entryDetail,
  errors: ['journal.entryUnknown'],
});

/** Workbook of the entries that match; leaves an entry of its own. */
export const exportEntries = defineEndpoint({
  id: 'journal.exportEntries',
  method: 'GET',
  path: '/api/journal/entries/export',
  permission: 'journal:entry.export',
  query: entryExport,
  response: z.unknown(),
  produces: 'file',
  errors: ['journal.exportTooLarge', ...exportRefusals],
});

/** Signed heads of the installation, newest first, where they were sent, and what the last check found. */
export const listHeads = defineEndpoint({
  id: 'journal.listHeads',
  method: 'GET',
  path: '/api/journal/heads',
  permission: 'journal:entry.read',
  query: z.object({
    before: queryInteger(0, Number.MAX_SAFE_INTEGER).optional(),
    limit: queryInteger(1, 200).default(50),
  }),
  response: z.object({
    heads: z.array(journalHead),
    /** Heads in all. */
    total: z.int(),
    deliveries: z.array(
      z.object({
        destination: z.string(),
        /** Newest head that arrived; -1 for none. */
        number: z.int(),
        failures: z.int(),
        lastError: z.string().nullable(),
        movedAt: z.string(),
      }),
    ),
    lastCheck: z
      .object({
        startedAt: z.string(),
        finishedAt: z.string(),
        occasion: z.enum(['schedule', 'command']),
        outcome: journalCheck,
      })
      .nullable(),
  }),
});
