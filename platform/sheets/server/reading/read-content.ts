import { AppError } from '#platform/errors/contract/errors.ts';
import type { RowSink } from './cells/row-sink.ts';
import { otherFormat } from './refusals.ts';
import { readTextTable } from './text/read-text-table.ts';
import { readXls } from './xls/read-xls.ts';
import { readXlsx } from './xlsx/read-xlsx.ts';

/** What content begins with, where it is no table: named, because people give files the wrong ending. */
const signatures: readonly [bytes: string, format: string][] = [
  ['25504446', 'PDF'],
  ['ffd8ff', 'JPEG'],
  ['89504e470d0a1a0a', 'PNG'],
  ['47494638', 'GIF'],
  ['52617221', 'RAR'],
  ['377abcaf271c', '7z'],
  ['1f8b', 'gzip'],
];
const zip = '504b0304';
const emptyZip = '504b0506';
const compound = 'd0cf11e0a1b11ae1';
/** Excel 2 to 4 wrote records without a compound file around them. */
const oldExcel = /^09(?:00|02|04)0[46]00/;

/** Reads a file by its content into the sink; the one place that decides the format. */
export async function readContent(content: Buffer, sink: RowSink): Promise<void> {
  const beginning = content.subarray(0, 8).toString('hex');
  if (beginning.startsWith(zip)) await readXlsx(content, sink);
  else if (beginning.startsWith(emptyZip)) throw new AppError('sheets.empty');
  else if (beginning === compound) await readXls(content, sink);
  else {
    const known = signatures.find(([bytes]) => beginning.startsWith(bytes))?.[1];
    if (known !== undefined) throw otherFormat(known);
    if (oldExcel.test(beginning)) throw otherFormat('Excel 2–4');
    await readTextTable(content, sink);
  }
  await sink.end();
}
