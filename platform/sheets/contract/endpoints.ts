import { z } from 'zod';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { paging, queryInteger } from '#platform/http/contract/query.ts';
import { batchView, undoPreview } from './batch.ts';
import { draftRow, draftView, registerId, registerView, repair, rowState } from './draft.ts';
import { moneyUnit } from './import-column.ts';

const permission = 'sheets:import.run';
const ofRegister = z.object({ registerId });
const ofDraft = z.object({ draftId: z.uuid() });
const ofBatch = z.object({ batchId: z.uuid() });

/** Reasons for which a file is not read. */
const readingErrors = [
  'sheets.empty',
  'sheets.tooLarge',
  'sheets.tooManySheets',
  'sheets.tooManyRows',
  'sheets.tooManyColumns',
  'sheets.tooManyCells',
  'sheets.tooMuchText',
  'sheets.cellTooLong',
  'sheets.tooManyParts',
  'sheets.tooHeavy',
  'sheets.archiveBomb',
  'sheets.unsafePath',
  'sheets.doctype',
  'sheets.encrypted',
  'sheets.otherFormat',
  'sheets.unknownFormat',
  'sheets.broken',
  'sheets.unclosedQuote',
  'sheets.notText',
  'sheets.readerDown',
];

/** Largest file in MiB. */
export const mostMebibytes = 20;
/** Open drafts of one person. */
export const mostDrafts = 5;
/** Days that a draft is kept. */
export const draftDays = 7;

/** Registers that the caller may import into, with their columns. */
export const listRegisters = defineEndpoint({
  id: 'sheets.listRegisters',
  method: 'GET',
  path: '/api/sheets/registers',
  permission,
  response: z.object({ registers: z.array(registerView) }),
});

/** Workbook to fill in: headings with units, drop-downs, and a sheet that says what belongs into each column. */
export const getTemplate = defineEndpoint({
  id: 'sheets.getTemplate',
  method: 'GET',
  path: '/api/sheets/registers/:registerId/template',
  permission,
  params: ofRegister,
  response: z.unknown(),
  produces: 'file',
  errors: ['sheets.registerUnknown'],
});

/** Takes a sheet: reads it, finds its table, proposes where each column goes, and checks it when that is clear. */
export const sendSheet = defineEndpoint({
  id: 'sheets.sendSheet',
  method: 'POST',
  path: '/api/sheets/drafts',
  permission,
  consumes: 'bytes',
  query: z.object({ register: registerId, name: z.string().min(1).max(400) }),
  response: draftView,
  errors: [
    'sheets.registerUnknown',
    'sheets.tooManyDrafts',
    'sheets.noTable',
    ...readingErrors,
    'files.empty',
    'files.tooLarge',
    'files.tooSlow',
    'files.interrupted',
  ],
});

/** The caller's own drafts, newest first. */
export const listDrafts = defineEndpoint({
  id: 'sheets.listDrafts',
  method: 'GET',
  path: '/api/sheets/drafts',
  permission,
  response: z.object({
    drafts: z.array(
      z.object({
        id: z.uuid(),
        register: z.string(),
        title: z.string(),
        fileName: z.string(),
        createdAt: z.string(),
        expiresAt: z.string(),
      }),
    ),
  }),
});

/** A draft with its mapping, counts and kinds of faults. */
export const getDraft = defineEndpoint({
  id: 'sheets.getDraft',
  method: 'GET',
  path: '/api/sheets/drafts/:draftId',
  permission,
  params: ofDraft,
  response: draftView,
  errors: ['sheets.draftUnknown'],
});

/** Chooses sheet, heading rows, columns and units, and checks anew. What is left out stays; another sheet drops all repairs. */
export const mapDraft = defineEndpoint({
  id: 'sheets.mapDraft',
  method: 'PUT',
  path: '/api/sheets/drafts/:draftId/mapping',
  permission,
  params: ofDraft,
  body: z.object({
    /** Another sheet, or other heading rows: the mapping is then proposed anew unless given too. */
    sheet: z.int().min(0).max(200).optional(),
    /** First and last heading row as Excel counts them. */
    headerRows: z.object({ first: z.int().min(1), last: z.int().min(1) }).optional(),
    mapping: z
      .array(z.object({ source: z.int().min(0), column: z.string().nullable(), unit: moneyUnit.nullable().optional() }))
      .max(500)
      .optional(),
    emptyClears: z.boolean().optional(),
  }),
  response: draftView,
  errors: ['sheets.draftUnknown', 'sheets.noTable', 'sheets.mappingWrong', 'sheets.tooManyRows', 'sheets.draftChanged'],
});

/** Rows of a draft in the order of the sheet. */
export const listDraftRows = defineEndpoint({
  id: 'sheets.listDraftRows',
  method: 'GET',
  path: '/api/sheets/drafts/:draftId/rows',
  permission,
  params: ofDraft,
  query: z.object({
    /** `open`: bad and needsReason together; absent: all. */
    only: z.enum([...rowState.options, 'open', 'notice', 'change', 'add']).optional(),
    /** Only rows with this kind of fault. */
    column: z.string().max(80).optional(),
    code: z.string().max(120).optional(),
    /** Only this row and those after it. */
    from: queryInteger(1, 2_000_000).optional(),
    ...paging,
  }),
  response: z.object({ total: z.int(), rows: z.array(draftRow) }),
  errors: ['sheets.draftUnknown', 'sheets.notChecked'],
});

/** Repairs cells, leaves rows out, gives reasons; kept at once, checked anew. The list is one step. */
export const repairDraft = defineEndpoint({
  id: 'sheets.repairDraft',
  method: 'POST',
  path: '/api/sheets/drafts/:draftId/repairs',
  permission,
  params: ofDraft,
  body: z.object({ repairs: z.array(repair).min(1).max(50) }),
  response: z.object({
    draft: draftView,
    /** Cells or rows that the step changed. */
    changed: z.int(),
    /** The rows named in the step as they stand now, at most 200. */
    rows: z.array(draftRow),
  }),
  errors: [
    'sheets.draftUnknown',
    'sheets.notChecked',
    'sheets.repairWrong',
    'sheets.tooManyRows',
    'sheets.draftChanged',
  ],
});

/** Takes the last repair back. */
export const undoRepair = defineEndpoint({
  id: 'sheets.undoRepair',
  method: 'DELETE',
  path: '/api/sheets/drafts/:draftId/repairs/last',
  permission,
  params: ofDraft,
  response: draftView,
  errors: ['sheets.draftUnknown', 'sheets.nothingToUndo', 'sheets.draftChanged'],
});

/** Workbook of the rows that can't be taken yet, each with what is wrong; repaired there, it can be sent again. */
export const getRest = defineEndpoint({
  id: 'sheets.getRest',
  method: 'GET',
  path: '/api/sheets/drafts/:draftId/rest',
  permission,
  params: ofDraft,
  response: z.unknown(),
  produces: 'file',
  errors: ['sheets.draftUnknown', 'sheets.notChecked'],
});

/** Throws a draft away. */
export const discardDraft = defineEndpoint({
  id: 'sheets.discardDraft',
  method: 'DELETE',
  path: '/api/sheets/drafts/:draftId',
  permission,
  params: ofDraft,
  response: z.object({ discarded: z.boolean() }),
  errors: ['sheets.draftUnknown'],
});

/** Enters the good rows as one batch. A draft with rows left stays for them, otherwise it is gone. */
export const commitDraft = defineEndpoint({
  id: 'sheets.commitDraft',
  method: 'POST',
  path: '/api/sheets/drafts/:draftId/commit',
  permission,
  params: ofDraft,
  body: z.object({
    /** The revision that the person looked at. */
    revision: z.int(),
    /** `all`: not at all while a row is bad or lacks a reason; `good`: the good ones now. */
    which: z.enum(['all', 'good']),
  }),
  response: z.object({ batch: batchView, left: z.int() }),
  errors: [
    'sheets.draftUnknown',
    'sheets.notChecked',
    'sheets.draftChanged',
    'sheets.rowsOpen',
    'sheets.nothingToCommit',
    'sheets.registerChanged',
  ],
});

/** Batches of a register, newest first. */
export const listBatches = defineEndpoint({
  id: 'sheets.listBatches',
  method: 'GET',
  path: '/api/sheets/batches',
  permission,
  query: z.object({ register: registerId.optional(), ...paging }),
  response: z.object({ total: z.int(), batches: z.array(batchView) }),
});

/** A batch with what it did row by row. */
export const getBatch = defineEndpoint({
  id: 'sheets.getBatch',
  method: 'GET',
  path: '/api/sheets/batches/:batchId',
  permission,
  params: ofBatch,
  query: z.object(paging),
  response: z.object({
    batch: batchView,
    records: z.array(
      z.object({
        rowNumber: z.int(),
        subjectType: z.string(),
        subjectId: z.string(),
        action: z.enum(['add', 'change']),
      }),
    ),
  }),
  errors: ['sheets.batchUnknown'],
});

/** What undoing a batch would do, and what stands in its way. */
export const previewUndo = defineEndpoint({
  id: 'sheets.previewUndo',
  method: 'GET',
  path: '/api/sheets/batches/:batchId/undo',
  permission,
  params: ofBatch,
  response: undoPreview,
  errors: ['sheets.batchUnknown'],
});

/** Undoes a batch as a whole: what it added leaves the register, what it changed gets its former values. */
export const undoBatch = defineEndpoint({
  id: 'sheets.undoBatch',
  method: 'POST',
  path: '/api/sheets/batches/:batchId/undo',
  permission,
  params: ofBatch,
  response: batchView,
  errors: ['sheets.batchUnknown', 'sheets.batchUndone', 'sheets.notYourBatch', 'sheets.batchBuiltOn'],
});
