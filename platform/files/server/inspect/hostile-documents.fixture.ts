import { hostile, type Maker, pick, repeated } from './hostile-file.fixture.ts';
import * as made from './samples.fixture.ts';

/** A name spelled with codes, as PDF allows: each variant spells other letters. */
function spelled(name: string, n: number): string {
  return [...name]
    .map((letter, at) => ((n >> (at % 5)) & 1 ? `#${letter.charCodeAt(0).toString(16)}` : letter))
    .join('');
}

const names = [
  'JavaScript',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'RichMedia',
  'XFA',
  'SubmitForm',
  'ImportData',
  'GoToE',
  'GoToR',
  'Rendition',
  'FileAttachment',
] as const;

/** Attacks by PDF. */
export const documents: readonly Maker[] = [
  (n) => hostile('a PDF that acts', 'pdf', made.pdf([`<< /S /${pick(names, n)} >>`]), 'activeContent'),
  (n) =>
    hostile(
      'a PDF that acts, spelled otherwise',
      'pdf',
      made.pdf([`<< /S /${spelled(pick(names, n), n + 1)} >>`]),
      'activeContent',
    ),
  (n) =>
    hostile(
      'a PDF with a short script',
      'pdf',
      made.pdf([`<< /S/Foo /${pick(['JS', 'J#53', '#4aS', '#4A#53'], n)} (app.alert(1)) >>`]),
      'activeContent',
    ),
  (n) =>
    hostile(
      'a PDF that acts from a packed object',
      'pdf',
      made.pdf([made.pdfStream('/Type /ObjStm /N 1 /First 4', `5 0 << /S /${spelled(pick(names, n), n)} >>`)]),
      'activeContent',
    ),
  (n) =>
    hostile(
      'a PDF whose packed objects hide their kind',
      'pdf',
      made.pdf([made.pdfStream(`/Foo ${n}`, `${5 + n} 0 << /S /JavaScript >>`)]),
      'activeContent',
    ),
  (n) =>
    hostile(
      'a PDF packed twice',
      'pdf',
      made.pdf([made.pdfStream(`/Type /ObjStm /N ${n}`, 'x', '[/ASCIIHexDecode /FlateDecode]')]),
      'activeContent',
      'broken',
    ),
  (n) =>
    hostile(
      'a PDF packed as text',
      'pdf',
      made.pdf([`<< /Type /ObjStm /N ${n} /Filter /ASCIIHexDecode >>\nstream\n3c3c>\nendstream`]),
      'activeContent',
    ),
  (n) =>
    hostile(
      'a PDF that unpacks without end',
      'pdf',
      made.pdf([made.pdfStream('/Type /ObjStm', Buffer.alloc(33_600_000 + n))]),
      'archiveBomb',
    ),
  (n) =>
    hostile(
      'a PDF behind something',
      'pdf',
      Buffer.concat([Buffer.from(pick(['\n', ' ', 'x', '\0'], n)), made.pdf()]),
      'nameDisagrees',
    ),
  (n) =>
    hostile(
      'a PDF with a zip behind it',
      'pdf',
      Buffer.concat([made.pdf(), made.zip([{ name: `${n}.jar`, content: 'x' }])]),
      'bytesAfterEnd',
    ),
  (n) =>
    hostile(
      'a PDF around a zip',
      'pdf',
      Buffer.concat([made.pdf(), made.zip([{ name: `${n}`, content: 'x' }]), Buffer.from('\n%%EOF\n')]),
      'bytesAfterEnd',
    ),
  (n) =>
    hostile(
      'a PDF with a tail',
      'pdf',
      made.pdf([], { after: repeated(pick(['<html>', 'MZ', 'GIF89a'], n), n) }),
      'bytesAfterEnd',
    ),
  (n) =>
    hostile(
      'a PDF with a page in its head',
      'pdf',
      Buffer.concat([Buffer.from(`%PDF-1.4\n${pick(['<script>', '<html>', '<SVG '], n)}\n`), made.pdf()]),
      'activeContent',
    ),
  (n) =>
    hostile(
      'a PDF under a password',
      'pdf',
      made.pdf([`(${n})`], { trailer: `/${spelled('Encrypt', n)} 9 0 R ` }),
      'encrypted',
    ),
  (n) => hostile('a PDF without an end', 'pdf', made.pdf([`(${n})`]).subarray(0, -8), 'broken'),
];
