import { AppError } from '#platform/errors/contract/errors.ts';
import type { RowSink } from '../cells/row-sink.ts';
import { broken, otherFormat } from '../refusals.ts';
import { openCompoundFile } from './compound-file.ts';
import { readGlobals } from './globals.ts';
import { readSheetRecords } from './sheet-records.ts';

/** What other programs keep in a compound file, by a name in its directory. */
const others: readonly [RegExp, string][] = [
  [/^WordDocument$/i, '.doc / .wps'],
  [/^PowerPoint Document$/i, '.ppt / .dps'],
  [/^__properties_version1\.0$/i, '.msg'],
];

/** Reads a workbook of Excel 97–2003 ([MS-XLS], BIFF8), as WPS writes .xls and .et too. */
export async function readXls(content: Buffer, sink: RowSink): Promise<void> {
  const file = openCompoundFile(content);
  const named = (pattern: RegExp) => file.entries.find(({ name, isStream }) => isStream && pattern.test(name));
  if (named(/^(?:EncryptedPackage|EncryptionInfo)$/i) !== undefined) throw new AppError('sheets.encrypted');
  const entry = named(/^Workbook$/i) ?? named(/^Book$/i);
  if (entry === undefined) {
    for (const [pattern, format] of others) if (named(pattern) !== undefined) throw otherFormat(format);
    throw broken('xls', 'Workbook');
  }
  const stream = file.read(entry);
  const globals = readGlobals(stream, sink.limits);
  sink.file({ format: 'xls' });
  const places = new Set<number>();
  for (const { name, hidden, at } of globals.sheets) {
    if (places.has(at)) throw broken('xls', 'BOUNDSHEET');
    places.add(at);
    const { rows, merges } = readSheetRecords(stream, at, { globals, limits: sink.limits });
    sink.sheet(name, hidden);
    for (const { number, cells } of rows) {
      sink.row(number, cells);
      if (sink.full) await sink.flush();
    }
    for (const merge of merges) sink.merge(merge);
  }
}
