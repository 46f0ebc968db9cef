import type { LabelSheetName } from '../contract/label-sheet.ts';
import { breakLines } from './break-lines.ts';
import { type LaidPage, leading, type MeasureText, millimetre } from './laid-page.ts';
import { paperSizes } from './lay-out-register.ts';
import { type CodeSquares, placeCode } from './place-code.ts';

/** A sheet of labels as it is sold: how many, how large, where the first one lies; in millimetres on A4. */
export interface LabelSheet {
  columns: number;
  rows: number;
  width: number;
  height: number;
  left: number;
  top: number;
  /** Between two columns. */
  gap: number;
}

/** The sheets that can be printed. */
export const labelSheets: Readonly<Record<LabelSheetName, LabelSheet>> = {
  '3x8': { columns: 3, rows: 8, width: 70, height: 37, left: 0, top: 0.5, gap: 0 },
  '2x7': { columns: 2, rows: 7, width: 99.1, height: 38.1, left: 4.65, top: 15.15, gap: 2.5 },
};

/** What one label says: a name in bold, lines below it, and a code to be read by a phone. */
export interface Label {
  name: string;
  lines: readonly string[];
  /** Black squares of the QR code, row by row. */
  code: CodeSquares;
}

/** A page with the places that its labels took, counted from 0 along the rows. */
export interface LabelPage extends LaidPage {
  places: { label: number; place: number }[];
}

const pad = 5 * millimetre;
const largest = 11;
const step = 0.5;
const codeSide = 20 * millimetre;

/** Lays labels out on sheets, the first `skip` places left free as used up; what is long wraps and shrinks until it fits. */
export function layOutLabels(
  labels: readonly Label[],
  { sheet, skip, measure }: { sheet: LabelSheet; skip: number; measure: MeasureText },
): LabelPage[] {
  const each = sheet.columns * sheet.rows;
  const pages: LabelPage[] = [];
  for (const [index, label] of labels.entries()) {
    const at = index + skip;
    const place = at % each;
    if (pages.length === 0 || place === 0) pages.push(emptyPage());
    const page = pages.at(-1);
    if (page === undefined) continue;
    page.places.push({ label: index, place });
    placeLabel(page, label, { ...cornerOf(sheet, place), sheet, measure });
  }
  // A file without a page opens nowhere.
  return pages.length === 0 ? [emptyPage()] : pages;
}

function emptyPage(): LabelPage {
  return { ...paperSizes.A4, texts: [], rules: [], boxes: [], places: [] };
}

/** Upper left corner of a label, in points. */
export function cornerOf(sheet: LabelSheet, place: number): { x: number; y: number } {
  const [column, row] = [place % sheet.columns, Math.floor(place / sheet.columns)];
  return {
    x: (sheet.left + column * (sheet.width + sheet.gap)) * millimetre,
    y: (sheet.top + row * sheet.height) * millimetre,
  };
}

function placeLabel(
  page: LabelPage,
  label: Label,
  { x, y, sheet, measure }: { x: number; y: number; sheet: LabelSheet; measure: MeasureText },
): void {
  const height = sheet.height * millimetre - 2 * pad;
  const width = sheet.width * millimetre - 2 * pad - codeSide - 6;
  let down = y + pad;
  for (const line of fitLabel(label, { width, height, measure })) {
    page.texts.push({ x: x + pad, y: down, size: line.size, bold: line.bold, text: line.text });
    down += line.size * leading;
  }
  placeCode(page, label.code, {
    x: x + sheet.width * millimetre - pad - codeSide,
    y: y + (sheet.height * millimetre - codeSide) / 2,
    side: codeSide,
  });
}

interface Line {
  text: string;
  size: number;
  bold: boolean;
}

/** The lines of a label in the largest letters that fit; letters shrink without end, for a label that is cut says less than a small one. */
function fitLabel(
  { name, lines }: Label,
  { width, height, measure }: { width: number; height: number; measure: MeasureText },
): Line[] {
  for (let size = largest; ; size = size > 4 ? size - step : size * 0.8) {
    const small = Math.min(8, size * 0.8);
    const broken = (text: string, at: number, bold: boolean): Line[] =>
      breakLines(text, width, (part) => measure(part, at, bold)).map((line) => ({ text: line, size: at, bold }));
    const all = [...broken(name, size, true), ...lines.flatMap((line) => broken(line, small, false))];
    const whole = all.every((line) => measure(line.text, line.size, line.bold) <= width);
    if (whole && all.reduce((sum, line) => sum + line.size * leading, 0) <= height) return all;
  }
}
