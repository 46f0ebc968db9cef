/** Width of a text in points. */
export type Measure = (text: string) => number;

// Han, kana, hangul and full-width signs may be parted anywhere; everything else at spaces and after a hyphen or slash.
const wide = /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u{20000}-\u{3ffff}]/u;
const attached = /[\p{M}、，。；：？！）】」』》〉”’,.;:?!)\]}%…—]/u;
const opening = /[（【「『《〈“‘([{]$/u;
const partsAfter = /[ \-/_@.,;]$/;

/** Parts a text where a line may end; joined they are the text again. */
export function partsOf(text: string): string[] {
  const parts: string[] = [];
  for (const character of text) {
    const last = parts.at(-1);
    if (last === undefined) parts.push(character);
    else if (attached.test(character) || opening.test(last)) parts[parts.length - 1] = last + character;
    else if (wide.test(character) || wide.test(lastCharacter(last)) || (partsAfter.test(last) && character !== ' ')) {
      parts.push(character);
    } else parts[parts.length - 1] = last + character;
  }
  return parts;
}

function lastCharacter(text: string): string {
  const code = text.codePointAt(text.length - 2) ?? 0;
  return code > 0xffff ? text.slice(-2) : text.slice(-1);
}

/**
 * Breaks a text into lines no wider than `width`; a word that is wider is parted anywhere. Nothing is left out but the
 * spaces at a break and control characters, which have no place on paper.
 */
export function breakLines(text: string, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split(/\r\n|[\n\r\u2028\u2029]/)) {
    const clean = paragraph.replace(/\p{Cc}|\ufeff/gu, ' ');
    if (measure(clean) <= width) lines.push(clean.trimEnd());
    else lines.push(...fill(partsOf(clean), width, measure));
  }
  return lines;
}

function fill(parts: readonly string[], width: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const place = (part: string, wanted: number) => {
    if (line !== '' && used + wanted > width) {
      lines.push(line.trimEnd());
      line = part.trimStart();
      used = measure(line);
    } else {
      line += part;
      used += wanted;
    }
  };
  for (const part of parts) {
    // The spaces behind a word may hang over the margin: they are not seen.
    const wanted = measure(part.trimEnd());
    if (wanted <= width) {
      place(part, wanted);
      if (part !== part.trimEnd()) used = measure(line);
    } else for (const character of part) place(character, measure(character));
  }
  if (line.trim() !== '' || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}
