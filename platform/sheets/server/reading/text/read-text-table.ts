import { AppError } from '#platform/errors/contract/errors.ts';
import type { RowSink } from '../cells/row-sink.ts';
import { otherFormat } from '../refusals.ts';
import { decodeText } from './decode-text.ts';
import { parseDelimited } from './delimited.ts';
import { findSeparator, statedSeparator } from './find-separator.ts';

/** Pages and XML that programs export under the name of .xls. */
const markups: readonly [RegExp, string][] = [
  [/^\s*(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body|table|meta|style|div)\b/i, 'HTML'],
  [/^\s*<\?xml[\s\S]{0,2000}?<(?:\w+:)?Workbook\b/i, 'XML Spreadsheet 2003'],
  [/^\s*<(?:\?xml|!DOCTYPE|\w+[\s>])/i, 'XML'],
  [/^\s*MIME-Version:/i, 'MHTML'],
  [/^\{\\rtf/, 'RTF'],
];

/** Reads a table of text as one sheet. Cells are text as they stand; `="001"`, with which zeros are kept, is 001. */
export async function readTextTable(bytes: Uint8Array, sink: RowSink): Promise<void> {
  const { text, encoding } = decodeText(bytes);
  const beginning = text.slice(0, 4_096);
  for (const [pattern, name] of markups) if (pattern.test(beginning)) throw otherFormat(name);
  refuseBinary(beginning);
  const stated = statedSeparator(beginning);
  const body = stated === undefined ? text : text.slice(stated.from);
  const separator = stated?.separator ?? findSeparator(body);
  sink.file({ format: 'csv', encoding, separator });
  sink.sheet('', false);
  const skipped = stated === undefined ? 0 : 1;
  const bounds = { fields: sink.limits.columns, characters: sink.limits.cellCharacters };
  for (const { number, fields } of parseDelimited(body, separator, bounds)) {
    sink.row(
      number + skipped,
      fields.map((field) => plainField(field)),
    );
    if (sink.full) await sink.flush();
  }
}

function plainField(field: string): string | null {
  if (field.startsWith('="') && field.endsWith('"') && field.length > 2) return field.slice(2, -1);
  return field === '' ? null : field;
}

/** Bytes of a picture or a program can be valid GB 18030: their control characters give them away. */
function refuseBinary(beginning: string): void {
  let controls = 0;
  for (let at = 0; at < beginning.length; at += 1) {
    const code = beginning.charCodeAt(at);
    if (code < 9 || (code > 13 && code < 32)) controls += 1;
  }
  if (controls * 50 > beginning.length) throw new AppError('sheets.unknownFormat');
}
