import { AppError } from '#platform/errors/contract/errors.ts';
import { openCompoundFile } from './compound-file.ts';
import { activeContent, broken } from './refusals.ts';

const activeNames: readonly [RegExp, string][] = [
  [/^_VBA_PROJECT|^VBA$|^Macros$|^_VBA_PROJECT_CUR$/i, 'VBA'],
  [/^\W?Ole(?:10Native)?$|^MBD[0-9A-F]{8}$|^Embedding|^ObjectPool$/i, 'embedded object'],
  [/^Ctls$|^_SX_DB|^ocxdata/i, 'ActiveX'],
];
const record = { boundSheet: 0x0085, filePass: 0x002f, supBook: 0x01ae } as const;

/** A workbook of Excel 97–2003 ([MS-XLS]) without macros, macro sheets, embedded objects and ties to other programs. */
export function checkXls(bytes: Buffer): void {
  const file = openCompoundFile(bytes);
  for (const { name } of file.entries) {
    if (/^EncryptedPackage$|^EncryptionInfo$/i.test(name)) throw new AppError('files.encrypted');
    const active = activeNames.find(([pattern]) => pattern.test(name))?.[1];
    if (active !== undefined) throw activeContent(active);
  }
  const workbook = file.entries.find(({ kind, name }) => kind === 'stream' && /^(?:Workbook|Book)$/i.test(name));
  if (workbook === undefined) throw broken('xls', 'Workbook');
  checkRecords(file.read(workbook));
}

function checkRecords(stream: Buffer): void {
  if (stream.length < 8 || ![0x0809, 0x0409, 0x0209].includes(stream.readUInt16LE(0))) throw broken('xls', 'BOF');
  let at = 0;
  while (at + 4 <= stream.length) {
    const kind = stream.readUInt16LE(at);
    const data = stream.subarray(at + 4, at + 4 + stream.readUInt16LE(at + 2));
    if (kind === record.filePass) throw new AppError('files.encrypted');
    // Kind of sheet: 1 is a sheet of Excel 4 macros, 6 a module of Visual Basic.
    if (kind === record.boundSheet && (data[5] === 1 || data[5] === 6)) throw activeContent('macro sheet');
    // The path of a link to another program is cut by a character 3 (2.5.277).
    if (kind === record.supBook && data.length > 4 && data.subarray(4).includes(3)) throw activeContent('DDE');
    // A padding of zeros closes the stream.
    if (kind === 0 && data.length === 0) break;
    at += 4 + data.length;
    if (data.length === 0 && stream.readUInt16LE(at - 2) !== 0) throw broken('xls', 'record');
  }
}
