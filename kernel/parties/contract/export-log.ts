import { z } from 'zod';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { pageOnly } from './person.ts';

/** One exported file. */
export const exportEntry = z.object({
  /** The number that stands on the first and last line of the file. */
  number: z.string(),
  account: z.string().nullable(),
  /** Id of the endpoint that made it. */
  list: z.string(),
  /** What that endpoint does, in the language of the caller. */
  listName: z.string(),
  filter: z.string(),
  columns: z.array(z.string()),
  rows: z.int(),
  masked: z.boolean(),
  reason: z.string().nullable(),
  /** SHA-256 of the file, in hex: tells whether a file that turned up is the one exported. */
  sha256: z.string(),
  at: z.string(),
});
export type ExportEntry = z.infer<typeof exportEntry>;

/** What was exported, newest first. */
export const listExports = defineEndpoint({
  id: 'parties.listExports',
  method: 'GET',
  path: '/api/parties/exports',
  permission: 'parties:exportLog.read',
  query: pageOnly,
  response: z.object({ total: z.int(), exports: z.array(exportEntry) }),
});
