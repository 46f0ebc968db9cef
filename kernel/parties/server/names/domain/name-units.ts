/** One comparable character of a name, and where in the name it was written. */
export interface NameUnit {
  char: string;
  /** First UTF-16 place of what was written, and the place after it. */
  start: number;
  end: number;
}

const kept = /[\p{L}\p{N}]/u;

/** The unified Chinese characters, most of every name: they have no other form, and every name that is shown is read so. */
function isPlainHan(char: string): boolean {
  return char >= '\u4e00' && char <= '\u9fff';
}

/**
 * The characters of a name that count: full-width forms narrowed, small letters, and neither blanks, brackets nor
 * punctuation. The places speak of the name in composed form (NFC).
 */
export function nameUnits(name: string): NameUnit[] {
  const units: NameUnit[] = [];
  let start = 0;
  for (const written of name.normalize('NFC')) {
    const end = start + written.length;
    if (isPlainHan(written)) units.push({ char: written, start, end });
    else
      for (const char of written.normalize('NFKC').toLowerCase()) {
        if (kept.test(char)) units.push({ char, start, end });
      }
    start = end;
  }
  return units;
}

/** A text as names and queries are compared: its units without their places. */
export function normaliseName(text: string): string {
  return nameUnits(text)
    .map((unit) => unit.char)
    .join('');
}
