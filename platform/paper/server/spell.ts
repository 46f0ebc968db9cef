import { type Font, standIn } from './font-file.ts';
import type { Fonts } from './fonts.ts';
import type { MeasureText } from './laid-page.ts';

/** Letters that the font lacks, as they were met. */
export type Missing = Set<string>;

/** A text as it can be printed: each letter that the font lacks is replaced by a box and noted. */
export function spell(text: string, { fonts, missing }: { fonts: Fonts; missing: Missing }): string {
  let spelled = '';
  for (const character of text) {
    if (/\p{Cc}/u.test(character)) spelled += character === '\n' || character === '\r' ? character : ' ';
    else if (fonts.regular.has(character.codePointAt(0) ?? 0)) spelled += character;
    // Marks of direction, joiners and choices among forms take no place and are not letters.
    else if (/\p{Cf}|\p{VS}/u.test(character)) continue;
    else {
      missing.add(character);
      spelled += standIn;
    }
  }
  return spelled;
}

/** A letter as people look it up: `U+20BB7`. */
export function nameLetter(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Measures texts by the widths of their letters. */
export function measureWith(fonts: Fonts): MeasureText {
  return (text, size, bold) => widthIn(bold ? fonts.bold : fonts.regular, text) * size;
}

function widthIn(font: Font, text: string): number {
  let width = 0;
  for (const character of text) width += font.widthOf(character.codePointAt(0) ?? 0);
  return width;
}
