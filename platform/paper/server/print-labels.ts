import { drawPages, type PaperProperties } from './draw-pages.ts';
import { openFonts } from './fonts.ts';
import { labelSheets, layOutLabels } from './lay-out-labels.ts';
import { codeOf } from './place-code.ts';
import type { PrintedFile } from './print-register.ts';
import { measureWith, nameLetter, spell } from './spell.ts';

/** What one label says, and the address that its QR code leads to. */
export interface PrintedLabel {
  name: string;
  lines: readonly string[];
  address: string;
}

/** Prints labels on sheets of A4, the first `skip` places left free. */
export async function printLabels(
  labels: readonly PrintedLabel[],
  { sheet, skip, properties }: { sheet: keyof typeof labelSheets; skip: number; properties: PaperProperties },
): Promise<PrintedFile> {
  const fonts = openFonts();
  const letters = new Set<string>();
  const spelled = (text: string) => spell(text, { fonts, missing: letters });
  const laid = labels.map(({ name, lines, address }) => ({
    name: spelled(name),
    lines: lines.map(spelled),
    code: codeOf(address),
  }));
  const pages = layOutLabels(laid, { sheet: labelSheets[sheet], skip, measure: measureWith(fonts) });
  const content = await drawPages(pages, { fonts, properties });
  return { content, pages: pages.length, missing: [...letters].map(nameLetter).sort(), digests: [] };
}
