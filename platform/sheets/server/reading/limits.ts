const mebibyte = 1_048_576;

/** What a file of sheets may cost before it is refused; every number has its reason beside it. */
export const readLimits = {
  /** As large as platform/files takes one. */
  fileBytes: 20 * mebibyte,
  /** Parts of a workbook's package: sheets, drawings and pictures of a large one are a few hundred. */
  packageParts: 2_000,
  /** Unpacked together: 200,000 rows of 15 columns are about 120 MB of markup. */
  inflatedBytes: 200 * mebibyte,
  /** Deflate comes to 1,030 : 1 with bombs, honest sheets to 40 : 1; small parts are never worth a bomb. */
  inflateRatio: 100,
  inflateRatioFrom: mebibyte,
  /** A workbook that an office keeps has at most a few dozen. */
  sheets: 64,
  /** Over all sheets, rows with a value only: ten times what a register takes at once. */
  rows: 200_000,
  /** As wide as .xls ever was; no register has more. */
  columns: 256,
  /** Over all sheets; keeps what the caller gets under 100 MB. */
  cells: 2_000_000,
  /** As long as Excel keeps a cell. */
  cellCharacters: 32_767,
  /** All cells together, counted at each use: one long shared text in a million cells is a bomb too. */
  textCharacters: 20_000_000,
  /** Cell formats; Excel takes 65,490. */
  styles: 65_536,
  /** Merged areas of a sheet. */
  merges: 50_000,
  /** Of one reading, from its start in the reader. */
  milliseconds: 10_000,
  /** Resident memory of the process that reads, after which it is ended. */
  memoryBytes: 256 * mebibyte,
} as const;

/** The limits of one reading; tests narrow them. */
export type ReadLimits = { readonly [name in keyof typeof readLimits]: number };
