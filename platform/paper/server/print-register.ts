import { drawPages, type PaperProperties } from './draw-pages.ts';
import { openFonts } from './fonts.ts';
import { layOutRegisters, type PaperFrame, type PaperRegister, paperSizes } from './lay-out-register.ts';
import { measureWith, nameLetter, spell } from './spell.ts';

/** Media type of a PDF file. */
export const paperMediaType = 'application/pdf';

/** A register to print, and what stands on every page. */
export interface PrintedRegister {
  registers: readonly PaperRegister[];
  frame: PaperFrame;
  paper: 'A4' | 'A3';
  properties: PaperProperties;
  /** Says which letters are printed as boxes; stands on every page when there are any. */
  lacking(letters: string): string;
}

/** A file to print; `missing` are letters that the font lacks, as `U+20BB7`, which stand as boxes in it. */
export interface PrintedFile {
  content: Uint8Array;
  pages: number;
  missing: string[];
  /** SM3 of the content of each page, in hex; empty where pages carry no seal. */
  digests: string[];
}

/** Letters named on the pages; the answer names all. */
const mostNamed = 12;

/** Prints registers as a PDF with their header on every page; the same rows and time give the same bytes. */
export async function printRegister(asked: PrintedRegister): Promise<PrintedFile> {
  const fonts = openFonts();
  const letters = new Set<string>();
  const spelled = (text: string) => spell(text, { fonts, missing: letters });
  const registers = asked.registers.map(({ title, columns, rows }) => ({
    title: spelled(title),
    columns: columns.map((column) => ({ ...column, heading: spelled(column.heading) })),
    rows: rows.map((row) => row.map(spelled)),
  }));
  const mark = spelled(asked.frame.mark);
  const missing = [...letters].map(nameLetter).sort();
  const frame = { ...asked.frame, mark: missing.length === 0 ? mark : `${mark} ${asked.lacking(few(missing))}` };
  const measure = measureWith(fonts);
  const pages = layOutRegisters(registers, { frame, paper: paperSizes[asked.paper], measure });
  const content = await drawPages(pages, { fonts, properties: asked.properties });
  return { content, pages: pages.length, missing, digests: pages.flatMap(({ digest }) => digest ?? []) };
}

function few(missing: readonly string[]): string {
  return missing.length <= mostNamed ? missing.join(' ') : `${missing.slice(0, mostNamed).join(' ')} …`;
}
