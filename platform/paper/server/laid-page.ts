/** A line of text: `x` and `y` are its upper left corner in points from the upper left corner of the page. */
export interface PlacedText {
  x: number;
  y: number;
  size: number;
  bold: boolean;
  text: string;
}

/** A straight line. */
export interface PlacedRule {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  weight: number;
}

/** A black box, of which QR codes are made. */
export interface PlacedBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Everything on one page. */
export interface LaidPage {
  width: number;
  height: number;
  texts: PlacedText[];
  rules: PlacedRule[];
  boxes: PlacedBox[];
  /** SM3 of what stands on the page above its seal, in hex; absent where it has none. */
  digest?: string;
}

/** Width of a text in points at a size, in one of the two weights. */
export type MeasureText = (text: string, size: number, bold: boolean) => number;

/** Height of a line, as a multiple of the size of its letters. */
export const leading = 1.45;

/** Points of a millimetre. */
export const millimetre = 72 / 25.4;
