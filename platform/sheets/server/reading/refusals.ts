import { AppError } from '#platform/errors/contract/errors.ts';

/** A format as people call it, for texts. */
export type FormatName = 'xlsx' | 'xls' | 'csv';

/** The file breaks the rules of its format; `detail` names the place as the format calls it. */
export function broken(format: FormatName, detail: string): AppError {
  return new AppError('sheets.broken', { format, detail: detail.slice(0, 80) });
}

/** A package that grows beyond the rule when it is unpacked. */
export function archiveBomb(rule: string): AppError {
  return new AppError('sheets.archiveBomb', { rule });
}

/** A format that is known and not read, by the name that people know it by. */
export function otherFormat(format: string): AppError {
  return new AppError('sheets.otherFormat', { format });
}

/** More of something besides cells than any honest workbook holds. */
export function tooManyParts(what: string): AppError {
  return new AppError('sheets.tooManyParts', { what });
}
