/** Codes of what can be wrong with a row or a file; their texts stand in the locale files under `import.reasons`. */
export const reasonCodes = [
  'fileMissing',
  'fileTooLarge',
  'tooManyRows',
  'unreadable',
  'wrongHeader',
  'missing',
  'tooLong',
  'notInList',
  'notDecimal',
  'notInteger',
  'moneyBeyondExact',
  'moneyTooFine',
  'notDate',
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
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/** One thing wrong with one field of one row. */
export interface Problem {
  file: string;
  /** Line in the file, from 1 with the header. */
  row: number;
  field: string;
  reason: ReasonCode;
  params: Record<string, string | number>;
}
