// Control characters other than tab and line feed (carriage returns are made line feeds first), the mark of byte order,
// and the two code points that Unicode keeps for no character.
const unwanted = /[^\P{Cc}\t\n]|[\ufeff\ufffe\uffff]/u;
const everyUnwanted = /[^\P{Cc}\t\n]|[\ufeff\ufffe\uffff]/gu;

/** Text of a cell as Unicode: line feeds between lines, no control characters, no half of a surrogate pair. */
export function cleanText(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  const clean = unwanted.test(lines) ? lines.replace(everyUnwanted, '') : lines;
  return clean.isWellFormed() ? clean : clean.toWellFormed();
}
