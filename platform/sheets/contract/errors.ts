import { defineErrors } from '#platform/errors/contract/errors.ts';

/** Failures of reading sheets and of taking them in. */
export const errors = defineErrors({
  'sheets.empty': { status: 422, params: [] },
  'sheets.tooLarge': { status: 413, params: ['mebibytes'] },
  'sheets.tooManySheets': { status: 422, params: ['most'] },
  'sheets.tooManyRows': { status: 422, params: ['most'] },
  'sheets.tooManyColumns': { status: 422, params: ['most', 'row'] },
  'sheets.tooManyCells': { status: 422, params: ['most'] },
  'sheets.tooMuchText': { status: 422, params: ['millions'] },
  'sheets.cellTooLong': { status: 422, params: ['most', 'row'] },
  'sheets.tooManyParts': { status: 422, params: ['what'] },
  'sheets.tooHeavy': { status: 422, params: [] },
  'sheets.archiveBomb': { status: 422, params: ['rule'] },
  'sheets.unsafePath': { status: 422, params: [] },
  'sheets.doctype': { status: 422, params: [] },
  'sheets.encrypted': { status: 422, params: [] },
  'sheets.otherFormat': { status: 422, params: ['format'] },
  'sheets.unknownFormat': { status: 422, params: [] },
  'sheets.broken': { status: 422, params: ['format', 'detail'] },
  'sheets.unclosedQuote': { status: 422, params: ['row'] },
  'sheets.notText': { status: 422, params: [] },
  'sheets.readerDown': { status: 503, params: [] },
  /** No register of this name takes sheets from the caller. */
  'sheets.registerUnknown': { status: 404, params: [] },
  'sheets.tooManyDrafts': { status: 409, params: ['most'] },
  'sheets.noTable': { status: 422, params: [] },
  /** No draft of the caller has this id. */
  'sheets.draftUnknown': { status: 404, params: [] },
  'sheets.mappingWrong': { status: 422, params: ['column'] },
  /** Somebody else's window changed the draft in the meantime. */
  'sheets.draftChanged': { status: 409, params: [] },
  /** Required columns are not mapped yet. */
  'sheets.notChecked': { status: 409, params: [] },
  'sheets.repairWrong': { status: 422, params: [] },
  'sheets.nothingToUndo': { status: 409, params: [] },
  'sheets.rowsOpen': { status: 409, params: ['count'] },
  'sheets.nothingToCommit': { status: 409, params: [] },
  /** The register changed between check and commit: so many rows come out otherwise. Nothing was entered. */
  'sheets.registerChanged': { status: 409, params: ['count'] },
  'sheets.batchUnknown': { status: 404, params: [] },
  'sheets.batchUndone': { status: 409, params: [] },
  'sheets.notYourBatch': { status: 403, params: [] },
  'sheets.batchBuiltOn': { status: 409, params: ['count'] },
});
