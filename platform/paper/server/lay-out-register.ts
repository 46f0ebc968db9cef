import { breakLines } from './break-lines.ts';
import { type LaidPage, leading, type MeasureText, millimetre } from './laid-page.ts';
import { type PageSeal, placeSeals, sealHeight } from './page-seal.ts';
import { shareWidths, type WantedWidth } from './share-widths.ts';

/** A column as it is printed: its heading with the unit, and how its cells stand. */
export interface PaperColumn {
  heading: string;
  /** Numbers stand right and are never parted; dates neither. */
  kind: 'text' | 'number' | 'date';
}

/** A register to print: cells as people read them, an empty one as an empty text. */
export interface PaperRegister {
  title: string;
  columns: readonly PaperColumn[];
  rows: readonly (readonly string[])[];
}

/** What stands on every page besides the rows. */
export interface PaperFrame {
  /** Who took it out, when, for what and under which number. */
  mark: string;
  /** Says that the rows are invented; absent where they are not. */
  invented?: string | undefined;
  /** At the foot, left: the number of the file. */
  number: string;
  /** At the foot, right. */
  pageOf(page: number, pages: number): string;
  /** Heads the rest of a register on its further pages. */
  continued(title: string): string;
  /** Stands at the foot of every page instead of number and page, so that a sheet can be verified. */
  seal?: PageSeal | undefined;
}

/** A sheet of paper, upright, in points. */
export interface PaperSize {
  width: number;
  height: number;
}

/** Upright sizes of ISO 216. */
export const paperSizes: Readonly<Record<'A4' | 'A3', PaperSize>> = {
  A4: { width: 210 * millimetre, height: 297 * millimetre },
  A3: { width: 297 * millimetre, height: 420 * millimetre },
};

/** A page with the rows that stand on it; `part` counts the pieces of a row that is taller than a page. */
export interface RegisterPage extends LaidPage {
  rows: { register: number; row: number; part: number; top: number; bottom: number }[];
}

/** Margins of working papers: wider at the left, where they are bound. */
export const margins = { left: 20 * millimetre, right: 12 * millimetre, top: 12 * millimetre, bottom: 14 * millimetre };

const sizes = [8.5, 8, 7.5, 7, 6.5, 6];
const pad = 2.5;
const titleSize = 13;
const markSize = 6.5;
const footSize = 7.5;

/** Lays registers out on pages: each begins a page of its own, with its header on every one; no row is parted unless it is taller than a page. */
export function layOutRegisters(
  registers: readonly PaperRegister[],
  { frame, paper, measure }: { frame: PaperFrame; paper: PaperSize; measure: MeasureText },
): RegisterPage[] {
  const pages = registers.flatMap((register, index) => layOutOne(register, { index, frame, paper, measure }));
  for (const [index, page] of pages.entries())
    if (frame.seal === undefined) placeFoot(page, frame.pageOf(index + 1, pages.length), { frame, measure });
  if (frame.seal !== undefined) placeSeals(pages, frame.seal, { ...margins, measure });
  return pages;
}

interface Ground {
  index: number;
  frame: PaperFrame;
  paper: PaperSize;
  measure: MeasureText;
}

interface Grid {
  /** Left edges of the columns, and the right edge of the last. */
  edges: number[];
  size: number;
  page: PaperSize;
}

function layOutOne(register: PaperRegister, ground: Ground): RegisterPage[] {
  const grid = gridOf(register, ground);
  const bottom = grid.page.height - (ground.frame.seal === undefined ? margins.bottom : sealHeight);
  const heading = linesOfRow(
    register.columns.map((column) => column.heading),
    grid,
    { measure: ground.measure, bold: true },
  );
  let page = openPage(register, { grid, heading, first: true }, ground);
  const pages = [page];
  const turn = () => {
    page = openPage(register, { grid, heading, first: false }, ground);
    pages.push(page);
  };
  for (const [row, cells] of register.rows.entries()) {
    let lines = linesOfRow(cells, grid, { measure: ground.measure, bold: false });
    if (page.y + heightOf(lines, grid.size) > bottom && page.y > page.start) turn();
    for (let part = 0; ; part += 1) {
      const fits = Math.max(1, Math.floor((bottom - page.y - 2 * pad) / (grid.size * leading)));
      const here = lines.map((cell) => cell.slice(0, fits));
      placeRow(page, here, { register, grid, ground, at: { row, part } });
      lines = lines.map((cell) => cell.slice(fits));
      if (lines.every((cell) => cell.length === 0)) break;
      turn();
    }
  }
  return pages.map(({ y: _y, start: _start, ...done }) => done);
}

/** Upright where everything fits side by side, else lying; letters as large as the page allows. */
function gridOf(register: PaperRegister, { paper, measure }: Ground): Grid {
  const widest = widestOf(register, measure);
  const upright = paper.width - margins.left - margins.right;
  const [largest = 8] = sizes;
  const lies = sum(wantedAt(largest, widest).map((one) => one.natural)) > upright;
  const page = lies ? { width: paper.height, height: paper.width } : { ...paper };
  const body = page.width - margins.left - margins.right;
  const size = sizes.find((one) => sum(wantedAt(one, widest).map(({ least }) => least)) <= body) ?? 6;
  const widths = shareWidths(wantedAt(size, widest), body);
  const edges = [margins.left];
  for (const width of widths) edges.push((edges.at(-1) ?? 0) + width);
  return { edges, size, page };
}

/** The widest content of each column at a size of 1: widths grow with the size, so that one look at the rows is enough. */
function widestOf({ columns, rows }: PaperRegister, measure: MeasureText) {
  return columns.map(({ heading, kind }, column) => {
    let widest = measure(heading, 1, true);
    let word = Math.min(widest, leastWidth);
    for (const row of rows) {
      const cell = row[column] ?? '';
      widest = Math.max(widest, measure(cell, 1, false));
      // Codes are read whole: a column is as wide as its longest word, within reason.
      for (const [found] of cell.matchAll(/[!-~]{6,}/g)) word = Math.max(word, measure(found, 1, false));
    }
    return { widest, least: kind === 'text' ? Math.min(widest, word, longestWord) : widest };
  });
}

/** Least width of a column of words, and the longest word that is kept whole, at a size of 1. */
const leastWidth = 4.5;
const longestWord = 14;

function wantedAt(size: number, columns: readonly { widest: number; least: number }[]): WantedWidth[] {
  const room = 2 * pad + 0.5;
  return columns.map(({ widest, least }) => ({ natural: widest * size + room, least: least * size + room }));
}

function linesOfRow(
  cells: readonly string[],
  { edges, size }: Grid,
  { measure, bold }: { measure: MeasureText; bold: boolean },
): string[][] {
  return cells.map((cell, column) => {
    const width = (edges[column + 1] ?? 0) - (edges[column] ?? 0) - 2 * pad;
    return breakLines(cell, width, (text) => measure(text, size, bold));
  });
}

function heightOf(lines: readonly string[][], size: number): number {
  return Math.max(1, ...lines.map((cell) => cell.length)) * size * leading + 2 * pad;
}

interface OpenPage extends RegisterPage {
  /** Where the next row goes. */
  y: number;
  /** Where the first row went. */
  start: number;
}

function openPage(
  register: PaperRegister,
  { grid, heading, first }: { grid: Grid; heading: string[][]; first: boolean },
  { frame, measure }: Ground,
): OpenPage {
  const page: OpenPage = { ...grid.page, texts: [], rules: [], boxes: [], rows: [], y: margins.top, start: 0 };
  const right = grid.page.width - margins.right;
  const invented = frame.invented ?? '';
  const inventedWidth = invented === '' ? 0 : measure(invented, 10, true) + 8;
  if (invented !== '') placeInvented(page, invented, { right, width: inventedWidth });
  const title = first ? register.title : frame.continued(register.title);
  const size = first ? titleSize : 9;
  const put = (text: string, at: { size: number; bold: boolean; room: number }) => {
    for (const line of breakLines(text, right - margins.left - at.room, (one) => measure(one, at.size, at.bold))) {
      page.texts.push({ x: margins.left, y: page.y, size: at.size, bold: at.bold, text: line });
      page.y += at.size * leading;
    }
  };
  put(title, { size, bold: true, room: inventedWidth + 8 });
  put(frame.mark, { size: markSize, bold: false, room: first ? 0 : inventedWidth + 8 });
  page.y += 4;
  rule(page, { right, weight: 0.9 });
  placeCells(page, heading, { register, grid, bold: true, measure });
  page.y += heightOf(heading, grid.size);
  rule(page, { right, weight: 0.9 });
  page.start = page.y;
  return page;
}

function placeInvented(page: OpenPage, text: string, { right, width }: { right: number; width: number }): void {
  page.texts.push({ x: right - width + 4, y: margins.top + 1, size: 10, bold: true, text });
  const [left, top, bottom] = [right - width, margins.top, margins.top + 17];
  page.rules.push(
    { x1: left, y1: top, x2: right, y2: top, weight: 0.8 },
    { x1: left, y1: bottom, x2: right, y2: bottom, weight: 0.8 },
    { x1: left, y1: top, x2: left, y2: bottom, weight: 0.8 },
    { x1: right, y1: top, x2: right, y2: bottom, weight: 0.8 },
  );
}

function rule(page: OpenPage, { right, weight }: { right: number; weight: number }): void {
  page.rules.push({ x1: margins.left, y1: page.y, x2: right, y2: page.y, weight });
}

function placeRow(
  page: OpenPage,
  lines: string[][],
  {
    register,
    grid,
    ground,
    at,
  }: { register: PaperRegister; grid: Grid; ground: Ground; at: { row: number; part: number } },
): void {
  const top = page.y;
  placeCells(page, lines, { register, grid, bold: false, measure: ground.measure });
  page.y += heightOf(lines, grid.size);
  rule(page, { right: grid.page.width - margins.right, weight: 0.3 });
  page.rows.push({ register: ground.index, ...at, top, bottom: page.y });
}

function placeCells(
  page: OpenPage,
  lines: readonly string[][],
  { register, grid, bold, measure }: { register: PaperRegister; grid: Grid; bold: boolean; measure: MeasureText },
): void {
  const { size, edges } = grid;
  for (const [column, cell] of lines.entries()) {
    const left = (edges[column] ?? 0) + pad;
    const right = (edges[column + 1] ?? 0) - pad;
    const atRight = register.columns[column]?.kind === 'number';
    for (const [index, text] of cell.entries()) {
      if (text === '') continue;
      const x = atRight ? right - measure(text, size, bold) : left;
      page.texts.push({ x, y: page.y + pad + index * size * leading, size, bold, text });
    }
  }
}

function placeFoot(
  page: RegisterPage,
  pageOf: string,
  { frame, measure }: { frame: PaperFrame; measure: MeasureText },
): void {
  const y = page.height - margins.bottom + 6;
  const x = page.width - margins.right - measure(pageOf, footSize, false);
  page.texts.push({ x: margins.left, y, size: footSize, bold: false, text: frame.number });
  page.texts.push({ x, y, size: footSize, bold: false, text: pageOf });
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
