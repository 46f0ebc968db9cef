/** How wide letters are, and which there are. */
export interface Font {
  /** Width of a code point at a size of 1; letters that the font lacks are as wide as the box that stands for them. */
  widthOf(codePoint: number): number;
  has(codePoint: number): boolean;
}

/** Stands for a letter that the font lacks. */
export const standIn = '□';

/**
 * Reads what laying out needs from a TrueType font: `cmap` (format 12, all of Unicode) and `hmtx`. Reading it here and not
 * by the drawing library keeps layout apart from drawing.
 */
export function readFont(bytes: Uint8Array): Font {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const table = tablesOf(view);
  const unitsPerEm = view.getUint16(table('head') + 18);
  const glyphOf = readCharacterMap(view, table('cmap'));
  const metrics = view.getUint16(table('hhea') + 34);
  const advances = table('hmtx');
  const advanceOf = (glyph: number) => view.getUint16(advances + Math.min(glyph, metrics - 1) * 4) / unitsPerEm;
  const box = advanceOf(glyphOf(standIn.codePointAt(0) ?? 0));
  const widths = new Map<number, number>();
  return {
    widthOf(codePoint) {
      let width = widths.get(codePoint);
      if (width === undefined) {
        const glyph = glyphOf(codePoint);
        width = glyph === 0 ? box : advanceOf(glyph);
        widths.set(codePoint, width);
      }
      return width;
    },
    has: (codePoint) => glyphOf(codePoint) !== 0,
  };
}

/** Where each table of the file begins. */
function tablesOf(view: DataView): (tag: string) => number {
  const offsets = new Map<string, number>();
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const at = 12 + index * 16;
    const tag = [0, 1, 2, 3].map((step) => String.fromCharCode(view.getUint8(at + step))).join('');
    offsets.set(tag, view.getUint32(at + 8));
  }
  return (tag) => {
    const offset = offsets.get(tag);
    if (offset === undefined) throw new Error(`font without table ${tag}`);
    return offset;
  };
}

/** Format 12 lists runs of code points in order: found by halving. */
function readCharacterMap(view: DataView, cmap: number): (codePoint: number) => number {
  const start = subtable(view, cmap);
  const groups = view.getUint32(start + 12);
  const group = (index: number) => start + 16 + index * 12;
  return (codePoint) => {
    let low = 0;
    let high = groups - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const at = group(middle);
      if (codePoint < view.getUint32(at)) high = middle - 1;
      else if (codePoint > view.getUint32(at + 4)) low = middle + 1;
      else return view.getUint32(at + 8) + codePoint - view.getUint32(at);
    }
    return 0;
  };
}

function subtable(view: DataView, cmap: number): number {
  for (let index = 0; index < view.getUint16(cmap + 2); index += 1) {
    const start = cmap + view.getUint32(cmap + 4 + index * 8 + 4);
    if (view.getUint16(start) === 12) return start;
  }
  throw new Error('font without a character map of format 12');
}
