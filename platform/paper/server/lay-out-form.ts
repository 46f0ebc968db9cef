import { breakLines } from './break-lines.ts';
import { type LaidPage, leading, type MeasureText, millimetre } from './laid-page.ts';
import { type PaperColumn, paperSizes } from './lay-out-register.ts';
import { type PageSeal, placeSeals } from './page-seal.ts';
import { codeOf, placeCode } from './place-code.ts';
import { shareWidths } from './share-widths.ts';

/** A piece of a form, in the order in which it stands on paper. */
export type FormBlock =
  | { kind: 'heading'; text: string }
  /** Begins two letters to the right, unless `flush`. */
  | { kind: 'paragraph'; text: string; flush?: true }
  | { kind: 'fields'; fields: readonly { label: string; value: string }[] }
  | { kind: 'table'; columns: readonly PaperColumn[]; rows: readonly (readonly string[])[] }
  /** A QR code that opens an address, large enough to be scanned from a wall. */
  | { kind: 'code'; address: string }
  /** Places to sign and seal, side by side, with the day below each. */
  | { kind: 'signatures'; places: readonly { label: string; note: string; date: string }[] };

/** A form to print. */
export interface PaperForm {
  title: string;
  /** Below the title: the number of the document. */
  number?: string | undefined;
  blocks: readonly FormBlock[];
  /** Says that the content is invented; absent where it is not. */
  invented?: string | undefined;
  seal: PageSeal;
}

/** Margins of a document of authority (GB/T 9704-2012 5.2): 37 mm at the top, 28 mm at the left, 156 × 225 mm of text. */
export const formMargins = {
  left: 28 * millimetre,
  right: (210 - 28 - 156) * millimetre,
  top: 37 * millimetre,
  bottom: (297 - 37 - 225) * millimetre,
};

const titleSize = 22;
const bodySize = 16;
const tableSize = 12;
const fieldSize = 13;
/** 22 lines on a page. */
const lineHeight = (225 * millimetre) / 22;
const pad = 4;
const sealSpace = 32 * millimetre;

/** A piece that is never parted: its height, what it draws at a height of the page, and what is repeated above it on a new page. */
interface Strip {
  height: number;
  draw(page: LaidPage, y: number): void;
  repeat?: Strip;
  /** Never stands alone at the end of a page. */
  withNext?: boolean;
}

/** Lays a form out on pages of A4; rows and places to sign are never parted, headers of tables stand on every page. */
export function layOutForm(form: PaperForm, measure: MeasureText): LaidPage[] {
  const strips = [
    ...headOf(form, measure),
    ...form.blocks.flatMap((block, index) => {
      const own = stripsOf(block, measure);
      const next = form.blocks[index + 1]?.kind;
      // A seal never stands on a page without text, nor a table on another page than the words that name it.
      const held = next === 'signatures' || (next === 'table' && block.kind === 'paragraph');
      // The last strip of a table is the space below it.
      return held ? own.map((strip, at) => (at < own.length - 2 ? strip : { ...strip, withNext: true })) : own;
    }),
  ];
  const pages: LaidPage[] = [];
  const bottom = paperSizes.A4.height - formMargins.bottom;
  let y = 0;
  const open = () => {
    const page: LaidPage = { ...paperSizes.A4, texts: [], rules: [], boxes: [] };
    if (form.invented !== undefined) placeInvented(page, form.invented, measure);
    pages.push(page);
    y = formMargins.top;
    return page;
  };
  let page = open();
  for (const [index, strip] of strips.entries()) {
    if (y + wantedHeight(strips, index) > bottom + 0.01 && y > formMargins.top) {
      page = open();
      if (strip.repeat !== undefined) {
        strip.repeat.draw(page, y);
        y += strip.repeat.height;
      }
    }
    strip.draw(page, y);
    y += strip.height;
  }
  placeSeals(pages, form.seal, { left: formMargins.left, right: formMargins.right, measure });
  return pages;
}

/** Height of a strip with those that it must not be parted from; its own where together they are taller than a page. */
function wantedHeight(strips: readonly Strip[], from: number): number {
  const own = strips[from]?.height ?? 0;
  let sum = own;
  for (let index = from; strips[index]?.withNext === true; index += 1) sum += strips[index + 1]?.height ?? 0;
  return sum > 225 * millimetre ? own : sum;
}

const left = formMargins.left;
const right = paperSizes.A4.width - formMargins.right;
const width = right - left;

function headOf({ title, number }: PaperForm, measure: MeasureText): Strip[] {
  const centred = (text: string, size: number, bold: boolean): Strip[] =>
    breakLines(text, width, (one) => measure(one, size, bold)).map((line) => ({
      height: size * 1.6,
      draw: (page, y) => {
        const x = left + (width - measure(line, size, bold)) / 2;
        page.texts.push({ x, y, size, bold, text: line });
      },
    }));
  const space: Strip = { height: lineHeight / 2, draw: () => {} };
  return [...centred(title, titleSize, true), ...(number === undefined ? [] : centred(number, 14, false)), space];
}

/** Side of a code that is scanned from a step away. */
const codeSide = 70 * millimetre;

function codeStrip(address: string): Strip {
  const code = codeOf(address);
  const x = formMargins.left + (156 * millimetre - codeSide) / 2;
  return {
    height: codeSide + 2 * lineHeight,
    draw: (page, y) => placeCode(page, code, { x, y: y + lineHeight, side: codeSide }),
  };
}

function stripsOf(block: FormBlock, measure: MeasureText): Strip[] {
  if (block.kind === 'heading') {
    return linesOf(block.text, { bold: true, measure }).map((strip) => ({ ...strip, withNext: true }));
  }
  if (block.kind === 'paragraph') {
    const indent = block.flush === true ? '' : '\u3000\u3000';
    const lines = linesOf(indent + block.text, { bold: false, measure });
    // The first line of a paragraph is not left alone at the end of a page.
    return lines.map((strip, index) => ({ ...strip, withNext: index === 0 && lines.length > 1 }));
  }
  if (block.kind === 'code') return [codeStrip(block.address)];
  if (block.kind === 'fields') return fieldStrips(block.fields, measure);
  if (block.kind === 'table') return tableStrips(block, measure);
  return [signatureStrip(block.places, measure)];
}

function linesOf(text: string, { bold, measure }: { bold: boolean; measure: MeasureText }): Strip[] {
  return breakLines(text, width, (one) => measure(one, bodySize, bold)).map((line) => ({
    height: lineHeight,
    draw: (page, y) => page.texts.push({ x: left, y, size: bodySize, bold, text: line }),
  }));
}

interface Cell {
  text: string;
  bold: boolean;
  atRight: boolean;
}

/** A row taller than half a page is parted into pieces of so many lines, so that it fills the page that it begins on. */
const linesOfPiece = 6;

/** A row of cells with a hairline below, as tall as its tallest cell; parted only where it is taller than half a page. */
function rowStrips(
  cells: readonly Cell[],
  { edges, size, measure, weight }: { edges: readonly number[]; size: number; measure: MeasureText; weight: number },
): Strip[] {
  const lines = cells.map(({ text, bold }, column) => {
    const room = (edges[column + 1] ?? 0) - (edges[column] ?? 0) - 2 * pad;
    return breakLines(text, room, (one) => measure(one, size, bold));
  });
  const tallest = Math.max(1, ...lines.map((cell) => cell.length));
  const most = tallest * size * leading > (225 * millimetre) / 2 ? linesOfPiece : tallest;
  const pieces = Math.ceil(tallest / most);
  return Array.from({ length: pieces }, (_, part): Strip => {
    const here = lines.map((cell) => cell.slice(part * most, (part + 1) * most));
    const [above, below] = [part === 0 ? pad : 0, part === pieces - 1 ? pad : 0];
    const height = Math.max(1, ...here.map((cell) => cell.length)) * size * leading + above + below;
    return {
      height,
      // The first lines are not left alone at the end of a page, nor the last at the head of one.
      withNext: pieces > 1 && (part === 0 || part === pieces - 2),
      draw(page, y) {
        for (const [column, cell] of here.entries()) {
          const { bold = false, atRight = false } = cells[column] ?? {};
          for (const [index, text] of cell.entries()) {
            if (text === '') continue;
            const x = atRight ? (edges[column + 1] ?? 0) - pad - measure(text, size, bold) : (edges[column] ?? 0) + pad;
            page.texts.push({ x, y: y + above + index * size * leading, size, bold, text });
          }
        }
        if (below > 0) page.rules.push({ x1: left, y1: y + height, x2: right, y2: y + height, weight });
      },
    };
  });
}

function ruleStrip(weight: number): Strip {
  return {
    height: pad,
    draw: (page, y) => page.rules.push({ x1: left, y1: y + pad, x2: right, y2: y + pad, weight }),
    withNext: true,
  };
}

function fieldStrips(fields: readonly { label: string; value: string }[], measure: MeasureText): Strip[] {
  const widest = Math.max(0, ...fields.map(({ label }) => measure(label, fieldSize, false)));
  const edges = [left, left + Math.min(width * 0.4, widest + 3 * pad), right];
  const rows = fields.flatMap(({ label, value }) =>
    rowStrips(
      [
        { text: label, bold: false, atRight: false },
        { text: value, bold: false, atRight: false },
      ],
      { edges, size: fieldSize, measure, weight: 0.3 },
    ),
  );
  return [ruleStrip(0.9), ...rows, { height: lineHeight / 2, draw: () => {} }];
}

type Table = Extract<FormBlock, { kind: 'table' }>;

function tableStrips({ columns, rows }: Table, measure: MeasureText): Strip[] {
  const around = 2 * pad + 0.5;
  const wanted = columns.map(({ heading, kind }, column) => {
    const cells = Math.max(0, ...rows.map((row) => measure(row[column] ?? '', tableSize, false))) + around;
    const natural = Math.max(measure(heading, tableSize, true) + around, cells);
    // Numbers and days are never parted, headings are.
    const words = Math.min(natural, 5 * tableSize);
    return { natural, least: kind === 'text' ? words : Math.max(words, cells) };
  });
  if (wanted.reduce((sum, { least }) => sum + least, 0) > width)
    return listStrips({ kind: 'table', columns, rows }, measure);
  const edges = [left];
  for (const one of shareWidths(wanted, width)) edges.push((edges.at(-1) ?? 0) + one);
  const ground = { edges, size: tableSize, measure };
  const cellsOf = (texts: readonly string[], bold: boolean): Cell[] =>
    columns.map(({ kind }, column) => ({ text: texts[column] ?? '', bold, atRight: kind === 'number' }));
  const top = ruleStrip(0.9);
  const heading = rowStrips(
    cellsOf(
      columns.map((column) => column.heading),
      true,
    ),
    { ...ground, weight: 0.9 },
  );
  const repeat: Strip = joined([top, ...heading]);
  const body = rows.flatMap((row) => rowStrips(cellsOf(row, false), { ...ground, weight: 0.3 }));
  return [
    { ...repeat, withNext: true },
    ...body.map((strip) => ({ ...strip, repeat })),
    { height: lineHeight / 2, draw: () => {} },
  ];
}

/** A table too wide for the paper, row by row: each number of a row, then its cells below their headings. */
function listStrips({ columns, rows }: Table, measure: MeasureText): Strip[] {
  return rows.flatMap((row, at) => {
    const number = linesOf(`${at + 1}.`, { bold: true, measure }).map((strip) => ({ ...strip, withNext: true }));
    const fields = columns.map(({ heading }, column) => ({ label: heading, value: row[column] ?? '' }));
    return [...number, ...fieldStrips(fields, measure)];
  });
}

function joined(strips: readonly Strip[]): Strip {
  return {
    height: strips.reduce((sum, strip) => sum + strip.height, 0),
    draw(page, y) {
      let down = y;
      for (const strip of strips) {
        strip.draw(page, down);
        down += strip.height;
      }
    },
  };
}

function signatureStrip(places: readonly { label: string; note: string; date: string }[], measure: MeasureText): Strip {
  const each = width / Math.max(2, places.length);
  const start = right - each * places.length;
  return {
    height: lineHeight * 3 + sealSpace,
    draw(page, y) {
      for (const [index, { label, note, date }] of places.entries()) {
        const x = start + each * index;
        const labels = breakLines(label, each - 2 * pad, (one) => measure(one, 14, false)).slice(0, 3);
        for (const [line, text] of labels.entries()) {
          page.texts.push({ x: x + pad, y: y + lineHeight + line * 20, size: 14, bold: false, text });
        }
        const below = y + lineHeight * 2 + sealSpace;
        page.texts.push({ x: x + pad, y: below - 20, size: 10, bold: false, text: note });
        page.texts.push({ x: x + pad, y: below, size: 14, bold: false, text: date });
      }
    },
  };
}

function placeInvented(page: LaidPage, text: string, measure: MeasureText): void {
  const size = 12;
  const x = right - measure(text, size, true);
  page.texts.push({ x: x - 4, y: 20 * millimetre, size, bold: true, text });
  const [top, bottom] = [20 * millimetre - 3, 20 * millimetre + size * 1.3 + 3];
  page.rules.push(
    { x1: x - 10, y1: top, x2: right, y2: top, weight: 0.8 },
    { x1: x - 10, y1: bottom, x2: right, y2: bottom, weight: 0.8 },
    { x1: x - 10, y1: top, x2: x - 10, y2: bottom, weight: 0.8 },
    { x1: right, y1: top, x2: right, y2: bottom, weight: 0.8 },
  );
}
