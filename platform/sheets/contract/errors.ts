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
});
