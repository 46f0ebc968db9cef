import { drawPages, type PaperProperties } from './draw-pages.ts';
import { openFonts } from './fonts.ts';
import { type FormBlock, layOutForm, type PaperForm } from './lay-out-form.ts';
import type { PrintedFile } from './print-register.ts';
import { measureWith, nameLetter, spell } from './spell.ts';

/** Prints a form on A4 in the layout of GB/T 9704; a letter that the font lacks is a box, named below the text and in the answer. */
export async function printForm(
  form: PaperForm,
  { properties, lacking }: { properties: PaperProperties; lacking(letters: string): string },
): Promise<PrintedFile> {
  const fonts = openFonts();
  const letters = new Set<string>();
  const spelled = (text: string) => spell(text, { fonts, missing: letters });
  const blocks = form.blocks.map((block) => spellBlock(block, spelled));
  const title = spelled(form.title);
  const number = form.number === undefined ? undefined : spelled(form.number);
  const missing = [...letters].map(nameLetter).sort();
  const said: FormBlock[] = missing.length === 0 ? [] : [{ kind: 'paragraph', text: lacking(missing.join(' ')) }];
  const pages = layOutForm({ ...form, title, number, blocks: [...blocks, ...said] }, measureWith(fonts));
  const content = await drawPages(pages, { fonts, properties });
  return { content, pages: pages.length, missing, digests: pages.flatMap(({ digest }) => digest ?? []) };
}

function spellBlock(block: FormBlock, spelled: (text: string) => string): FormBlock {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return { ...block, text: spelled(block.text) };
    case 'fields':
      return {
        kind: 'fields',
        fields: block.fields.map(({ label, value }) => ({ label: spelled(label), value: spelled(value) })),
      };
    case 'table':
      return {
        kind: 'table',
        columns: block.columns.map((column) => ({ ...column, heading: spelled(column.heading) })),
        rows: block.rows.map((row) => row.map(spelled)),
      };
    case 'code':
      return block;
    case 'signatures':
      return {
        kind: 'signatures',
        places: block.places.map(({ label, note, date }) => ({
          ...{ label: spelled(label), note: spelled(note), date: spelled(date) },
        })),
      };
  }
}
