import { fileTypeFromBuffer } from 'file-type';
import type { FileType } from '../../contract/file-type.ts';

/** Kinds that are never taken, by what their bytes begin with; said to who sent them, the same in every language. */
const refused: readonly [RegExp, string][] = [
  [/^GIF8[79]a/, 'GIF'],
  [/^MZ/, 'EXE'],
  [/^\x7fELF/, 'ELF'],
  [/^(?:\xcf\xfa\xed\xfe|\xce\xfa\xed\xfe|\xca\xfe\xba\xbe)/, 'Mach-O, Java'],
  [/^(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head|body|script)/i, 'HTML'],
  [/^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,400}?-->\s*)?(?:<!doctype svg[^>]*>\s*)?<svg/i, 'SVG'],
  [/^(?:\xef\xbb\xbf)?\s*<(?:\?xml|!doctype)/i, 'XML'],
  [/^#!/, 'script'],
  [/^(?:Rar!|7z\xbc\xaf\x27\x1c|\x1f\x8b|BZh|\xfd7zXZ)/, 'RAR, 7z, gzip'],
  [/^\x4c\x00\x00\x00\x01\x14\x02\x00/, 'LNK'],
  [/^(?:\{\\rtf)/, 'RTF'],
  [/^BM/, 'BMP'],
  [/^(?:II\*\0|MM\0\*)/, 'TIFF'],
];

/** What a file that is never taken is called; undefined for all others. */
export function refusedKind(bytes: Buffer): string | undefined {
  const start = bytes.toString('latin1', 0, 1_024);
  return refused.find(([pattern]) => pattern.test(start))?.[1];
}

const begins: Readonly<Record<Exclude<FileType, 'csv' | 'txt'>, RegExp>> = {
  jpeg: /^\xff\xd8\xff/,
  png: /^\x89PNG\r\n\x1a\n/,
  webp: /^RIFF[\s\S]{4}WEBP/,
  pdf: /^%PDF-/,
  xlsx: /^PK\x03\x04/,
  docx: /^PK\x03\x04/,
  ofd: /^PK\x03\x04/,
  zip: /^PK\x03\x04/,
  xls: /^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/,
};

/** True when the content begins as the claimed kind does. */
export function beginsAs(bytes: Buffer, claimed: FileType): boolean {
  if (claimed === 'csv' || claimed === 'txt') return true;
  return begins[claimed].test(bytes.toString('latin1', 0, 16));
}

const agreeing: Readonly<Record<FileType, readonly (string | undefined)[]>> = {
  jpeg: ['image/jpeg'],
  png: ['image/png'],
  webp: ['image/webp'],
  pdf: ['application/pdf'],
  xlsx: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/zip'],
  docx: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/zip'],
  xls: ['application/x-cfb', 'application/vnd.ms-excel'],
  csv: [undefined],
  txt: [undefined],
  ofd: ['application/zip', 'application/ofd'],
  zip: ['application/zip'],
};

/** A second opinion from file-type's table of signatures, after our own walk: both must see the same kind. */
export async function secondOpinion(bytes: Buffer, claimed: FileType): Promise<boolean> {
  const found = await fileTypeFromBuffer(bytes);
  return agreeing[claimed].includes(found?.mime);
}
