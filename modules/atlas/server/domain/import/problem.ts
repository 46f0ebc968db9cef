/** Codes of what can be wrong with a row or a file; their texts stand in the locale files under `import.reasons`. */
export const reasonCodes = [
  'fileMissing',
  'fileTooLarge',
  'tooManyRows',
  'unreadable',
  'quoteNotClosed',
  'notJson',
  'wrongHeader',
  'wrongCellCount',
  'unknownField',
  'wrongType',
  'tooManyItems',
  'tooDeep',
  'missing',
  'tooLong',
  'notText',
  'notInList',
  'notDecimal',
  'notInteger',
  'numberTooLarge',
  'negative',
  'moneyBeyondExact',
  'moneyTooFine',
  'notDate',
  'notMonth',
  'notPeriod',
  'notBounds',
  'notPrinted',
  'notLines',
  'linesReversed',
  'notId',
  'duplicateId',
  'notDivisionCode',
  'outsideChina',
  'halfCoordinate',
  'unknownSource',
  'unknownReference',
  'refersToRejected',
  'circular',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/** One thing wrong with one field of one row. */
export interface Problem {
  file: string;
  /** Line in the file, from 1 with the header; 0 when it is of the whole file. */
  row: number;
  /** Column, or in JSON the path of the member; empty when it is of the whole row. */
  field: string;
  reason: ReasonCode;
  params: Record<string, string | number>;
}

/** Short enough for a message and fit to be stored, whatever a file holds. */
export function shown(value: string): string {
  const clean = value
    .slice(0, 200)
    .toWellFormed()
    .replace(/\p{Cc}/gu, '\ufffd');
  const letters = Array.from(clean);
  return letters.length > 40 ? `${letters.slice(0, 40).join('')}…` : clean;
}

/** Text that people can read and the database can keep: whole characters, no control characters but tab and line ends. */
export function isText(value: string): boolean {
  return value.isWellFormed() && !/(?![\t\n\r])\p{Cc}|\ufffd/u.test(value);
}
