import { createHash } from 'node:crypto';
import { breakLines } from './break-lines.ts';
import { type LaidPage, leading, type MeasureText, millimetre } from './laid-page.ts';
import { type CodeSquares, placeCode } from './place-code.ts';

/** What stands at the foot of every page of a print, so that one sheet of it can be verified. */
export interface PageSeal {
  /** Belongs to this print alone and goes into the digest of every page: no page passes for one of another print. */
  code: string;
  /** QR code with the address of the verification; absent where the server has no address. */
  squares: CodeSquares | undefined;
  /** Lines of a page; the first one is bold. `digest` is the page's SM3 in hex. */
  lines(page: { page: number; pages: number; digest: string }): readonly string[];
}

/** Height of the foot, from the edge of the paper. */
export const sealHeight = 25 * millimetre;

const codeSide = 15 * millimetre;
const fromEdge = 6 * millimetre;
const largest = 7.5;
const gap = 4 * millimetre;

/**
 * SM3 of what is printed on a page: code, place among the pages, then every line of text from the first to the last, one a
 * line. Where the lines stand does not count, so that the same words on the same page are the same digest.
 */
export function digestPage(
  page: Pick<LaidPage, 'texts'>,
  { code, number, pages }: { code: string; number: number; pages: number },
): string {
  const lines = [code, `${number}/${pages}`, ...page.texts.map(({ text }) => text)];
  return createHash('sm3').update(lines.join('\n')).digest('hex');
}

/** Puts the seal at the foot of every page, below everything else; each page then knows its digest. */
export function placeSeals(
  pages: LaidPage[],
  seal: PageSeal,
  ground: { left: number; right: number; measure: MeasureText },
): void {
  for (const [index, page] of pages.entries()) {
    const number = index + 1;
    page.digest = digestPage(page, { code: seal.code, number, pages: pages.length });
    placeSeal(page, seal, { ...ground, lines: seal.lines({ page: number, pages: pages.length, digest: page.digest }) });
  }
}

function placeSeal(
  page: LaidPage,
  seal: PageSeal,
  { left, right, measure, lines }: { left: number; right: number; measure: MeasureText; lines: readonly string[] },
): void {
  const top = page.height - fromEdge - codeSide;
  const edge = page.width - right;
  page.rules.push({ x1: left, y1: top - gap / 2, x2: edge, y2: top - gap / 2, weight: 0.3 });
  if (seal.squares !== undefined) placeCode(page, seal.squares, { x: edge - codeSide, y: top, side: codeSide });
  const width = edge - left - (seal.squares === undefined ? 0 : codeSide + gap);
  let down = top;
  for (const { text, size, bold } of shrink(lines, { width, measure })) {
    page.texts.push({ x: left, y: down, size, bold, text });
    down += size * leading;
  }
}

/** Letters shrink until everything stands beside the code. */
function shrink(lines: readonly string[], { width, measure }: { width: number; measure: MeasureText }) {
  for (let size = largest; ; size *= 0.95) {
    const all = lines.flatMap((line, index) =>
      breakLines(line, width, (text) => measure(text, size, index === 0)).map((text) => ({
        text,
        size,
        bold: index === 0,
      })),
    );
    if (all.length * size * leading <= codeSide + 2 || size < 3) return all;
  }
}
