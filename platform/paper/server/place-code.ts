import { create } from 'qrcode';
import type { LaidPage } from './laid-page.ts';

/** Black squares of a QR code, row by row. */
export type CodeSquares = readonly (readonly boolean[])[];

/** The QR code of an address; level M still reads with an eighth of the code gone, as on a worn binder. */
export function codeOf(address: string): boolean[][] {
  const { modules } = create(address, { errorCorrectionLevel: 'M' });
  return Array.from({ length: modules.size }, (_, row) =>
    Array.from({ length: modules.size }, (_, column) => modules.get(row, column) === 1),
  );
}

/** Places a QR code on a page, its upper left corner at `x`, `y`: runs of black squares as one box each. */
export function placeCode(
  page: Pick<LaidPage, 'boxes'>,
  code: CodeSquares,
  { x, y, side }: { x: number; y: number; side: number },
): void {
  const step = side / Math.max(1, code.length);
  for (const [row, squares] of code.entries()) {
    for (let from = 0; from < squares.length; from += 1) {
      if (!squares[from]) continue;
      let to = from;
      while (squares[to]) to += 1;
      page.boxes.push({ x: x + from * step, y: y + row * step, width: (to - from) * step, height: step });
      from = to;
    }
  }
}
