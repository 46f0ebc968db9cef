/** What a number format makes of a number, as far as reading goes. */
export type NumberKind = 'number' | 'date' | 'time';

/** ECMA-376 18.8.30 and, from 27 on, the formats that Excel keeps for Chinese. */
const builtInDates = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);
const builtInTimes = new Set([18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56]);
const longestCode = 1_024;

/** Kind of a format that stands in no file. */
export function builtInKind(id: number): NumberKind {
  if (builtInDates.has(id)) return 'date';
  return builtInTimes.has(id) ? 'time' : 'number';
}

/** Kind by the format's code: only letters outside quotation marks, brackets and escapes mean something. */
export function kindOfCode(code: string): NumberKind {
  const first = sectionOf(code.slice(0, longestCode));
  // A duration ([h]:mm) counts hours beyond a day: it is a number.
  if (/\[(?:h+|m+|s+)\]/i.test(first)) return 'number';
  const letters = first
    .replace(/\[[^\]]*\]/g, '')
    .replace(/am\/pm|a\/p|general/gi, '')
    .replace(/e[+-]/gi, '')
    .toLowerCase();
  if (/[0#?]/.test(letters) && !/[ymdhs]/.test(letters)) return 'number';
  if (/[yd]|a{3,4}|e/.test(letters)) return 'date';
  if (/[hs]/.test(letters)) return 'time';
  return /m/.test(letters) ? 'date' : 'number';
}

/** The section for positive numbers, without what is only printed. */
function sectionOf(code: string): string {
  let kept = '';
  for (let at = 0; at < code.length; at += 1) {
    const letter = code.charAt(at);
    if (letter === ';') break;
    if (letter === '"') {
      const end = code.indexOf('"', at + 1);
      if (end === -1) break;
      at = end;
    } else if (letter === '\\' || letter === '_' || letter === '*') at += 1;
    else kept += letter;
  }
  return kept;
}
