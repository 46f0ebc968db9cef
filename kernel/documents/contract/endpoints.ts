import { z } from 'zod';
import { exportRefusals } from '#platform/exports/contract/errors.ts';
import { issuedKind, issuedState } from '#platform/exports/contract/issued.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { paging, queryList } from '#platform/http/contract/query.ts';
import { exportQuery } from '#platform/sheets/contract/export-format.ts';

/** A print as a row of the register. */
export const printSummary = z.object({
  id: z.uuid(),
  /** Sixteen signs, ungrouped. */
  code: z.string(),
  /** Number of the export, which also stands in its log. */
  number: z.string(),
  documentNumber: z.string().nullable(),
  kind: issuedKind,
  title: z.string(),
  department: z.string().nullable(),
  rows: z.int(),
  pages: z.int(),
  state: issuedState,
  issuedBy: z.string().nullable(),
  issuedAt: z.string(),
  /** Last day on which it holds; null where nothing is said. */
  validUntil: z.string().nullable(),
});
export type PrintSummary = z.infer<typeof printSummary>;

/** Everything that is kept of a print; nothing of its content but digests. */
export const print = printSummary.extend({
  /** Public numbers of the first and last row, their middle masked. */
  firstKey: z.string().nullable(),
  lastKey: z.string().nullable(),
  /** SM3 of each page's content, in hex. */
  pageDigests: z.array(z.string()),
  sm3: z.string(),
  sha256: z.string(),
  endedAt: z.string().nullable(),
  endedBy: z.string().nullable(),
  endReason: z.string().nullable(),
  successorCode: z.string().nullable(),
});
export type Print = z.infer<typeof print>;

const filter = {
  /** Part of title or number, or a whole code as typed. */
  q: z.string().trim().max(60).optional(),
  kind: queryList(issuedKind),
  state: queryList(issuedState),
};

/** The register of prints, newest first. */
export const listPrints = defineEndpoint({
  id: 'documents.listPrints',
  method: 'GET',
  path: '/api/documents/prints',
  permission: 'documents:print.read',
  query: z.object({ ...filter, ...paging }),
  response: z.object({ total: z.int(), prints: z.array(printSummary) }),
});

/** Exactly the prints that match; a print of this list is entered into it. */
export const exportPrints = defineEndpoint({
  id: 'documents.exportPrints',
  method: 'GET',
  path: '/api/documents/prints/export',
  permission: 'documents:print.read',
  query: z.object({ ...filter, ...exportQuery }),
  response: z.unknown(),
  produces: 'file',
  errors: [...exportRefusals],
});

const printId = z.object({ printId: z.uuid() });

/** One print. */
export const getPrint = defineEndpoint({
  id: 'documents.getPrint',
  method: 'GET',
  path: '/api/documents/prints/:printId',
  permission: 'documents:print.read',
  params: printId,
  response: print,
  errors: ['documents.printUnknown'],
});

/** Withdraws a print: from then on its verification page says so. It is never taken back. */
export const withdrawPrint = defineEndpoint({
  id: 'documents.withdrawPrint',
  method: 'POST',
  path: '/api/documents/prints/:printId/withdrawal',
  permission: 'documents:print.withdraw',
  params: printId,
  body: z.object({ reason: z.string().trim().min(5).max(200) }),
  response: z.object({ id: z.uuid(), state: z.literal('withdrawn') }),
  errors: ['documents.printUnknown', 'documents.printEnded'],
});
