import { AppError } from '#platform/errors/contract/errors.ts';
import type { RowSink } from '../cells/row-sink.ts';
import { broken, otherFormat } from '../refusals.ts';
import { readRelations } from './relations.ts';
import { scanPart } from './scan-part.ts';
import { readSharedStrings } from './shared-strings-part.ts';
import { SheetPart } from './sheet-part.ts';
import { readStylesPart } from './styles-part.ts';
import { readWorkbookPart } from './workbook-part.ts';
import { openZipParts, type ZipParts } from './zip-parts.ts';

/** Reads a workbook of Office Open XML (ECMA-376, transitional and strict), sheet by sheet, in the order of its tabs. */
export async function readXlsx(content: Buffer, sink: RowSink): Promise<void> {
  const parts = await openZipParts(content, sink.limits);
  const main = await mainPart(parts);
  const workbook = await readWorkbookPart(parts, main, sink.limits);
  const relations = await readRelations(parts, main);
  const target = (type: string) => relations.find((relation) => relation.type === type)?.target;
  const [styles, shared] = [target('styles'), target('sharedStrings')];
  const kinds = styles === undefined ? [] : await readStylesPart(parts, styles, sink.limits);
  const strings = shared === undefined ? [] : await readSharedStrings(parts, shared, sink.limits);
  sink.file({ format: 'xlsx' });
  const read = new Set<string>();
  for (const { name, hidden, relation } of workbook.sheets) {
    const tie = relations.find(({ id }) => id === relation);
    if (tie === undefined) throw broken('xlsx', `sheet ${name}`);
    // Sheets of charts and dialogs have no cells; one part under two names would be read twice.
    if (tie.type !== 'worksheet') continue;
    if (read.has(tie.target)) throw broken('xlsx', `sheet ${name}`);
    read.add(tie.target);
    sink.sheet(name, hidden);
    const handler = new SheetPart({ part: tie.target, strings, kinds, calendar: workbook.calendar, sink });
    await scanPart(parts, tie.target, {
      root: 'worksheet',
      handler,
      pause: async () => (sink.full ? sink.flush() : undefined),
    });
  }
}

const binaryMain = 'xl/workbook.bin';

async function mainPart(parts: ZipParts): Promise<string> {
  const { names } = parts;
  if (names.has(binaryMain)) throw otherFormat('.xlsb');
  if (names.has('mimetype') && names.has('content.xml')) throw otherFormat('.ods');
  if (names.has('word/document.xml')) throw otherFormat('.docx');
  if (names.has('ppt/presentation.xml')) throw otherFormat('.pptx');
  if (names.has('OFD.xml')) throw otherFormat('.ofd');
  const ties = names.has('_rels/.rels') ? await readRelations(parts, '') : [];
  const main = ties.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  if (!names.has(main)) {
    throw names.has('[Content_Types].xml') ? broken('xlsx', main) : new AppError('sheets.unknownFormat');
  }
  return main;
}
