import { fileTypeFromBuffer } from 'file-type';
import type { FileType } from '../../contract/file-type.ts';
import { hasSignature, type Signature } from './signatures.ts';

/** Kinds that are never taken, as they are named to who sent them, the same in every language. */
const refused: readonly [Signature, string][] = [
  ['gif', 'GIF'],
  ['exe', 'EXE'],
  ['elf', 'ELF'],
  ['machO', 'Mach-O, Java'],
  ['script', 'script'],
  ['archive', 'RAR, 7z, gzip'],
  ['shortcut', 'LNK'],
  ['rtf', 'RTF'],
  ['tiff', 'TIFF'],
];
const markup: readonly [RegExp, string][] = [
  [/^<(?:!doctype html|html|head|body|script)/i, 'HTML'],
  [/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,400}?-->\s*)?(?:<!doctype svg[^>]*>\s*)?<svg/i, 'SVG'],
  [/^<(?:\?xml|!doctype|\?php)/i, 'XML'],
];

/** What a file that is never taken is called; undefined for all others. */
export function refusedKind(bytes: Buffer): string | undefined {
  const start = bytes
    .toString('utf8', 0, 1_024)
    .replace(/^\ufeff/, '')
    .trimStart();
  return (
    refused.find(([signature]) => hasSignature(bytes, signature))?.[1] ??
    markup.find(([pattern]) => pattern.test(start))?.[1]
  );
}

/** True when the content begins as the claimed kind does. */
export function beginsAs(bytes: Buffer, claimed: FileType): boolean {
  switch (claimed) {
    case 'csv':
    case 'txt':
      return true;
    case 'webp':
      return bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP';
    case 'xls':
      return hasSignature(bytes, 'ole');
    case 'xlsx':
    case 'docx':
    case 'ofd':
      return hasSignature(bytes, 'zip');
    default:
      return hasSignature(bytes, claimed);
  }
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
