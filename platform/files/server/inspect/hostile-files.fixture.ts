import { deflateSync } from 'node:zlib';
import type { FileType } from '../../contract/file-type.ts';
import * as made from './samples.fixture.ts';

/** A hostile file: what it claims to be, and the codes with which it may be refused. */
export interface Hostile {
  what: string;
  claims: FileType;
  bytes: Buffer;
  codes: readonly string[];
}

/** Makes one variant of a kind of attack; `n` chooses among what varies. */
type Maker = (n: number) => Hostile;

const pick = <T>(list: readonly [T, ...T[]], n: number): T => list[n % list.length] ?? list[0];
const hostile = (what: string, claims: FileType, bytes: Buffer, ...codes: string[]): Hostile => ({
  what,
  claims,
  bytes,
  codes: codes.map((code) => `files.${code}`),
});
const repeated = (text: string, n: number) => text.repeat(1 + (n % 7));
const pages = [
  '<html><script>alert(1)</script>',
  '<svg onload=alert(1)>',
  '<?php system($_GET[0]); ?>',
  'PK\x05\x06',
  'alert(1)//',
] as const;
const spaces = ['', ' ', '\n\t', '\ufeff', '<!-- -->'] as const;

/** A name spelled with codes, as PDF allows: each variant spells other letters. */
function spelled(name: string, n: number): string {
  return [...name]
    .map((letter, at) => ((n >> (at % 5)) & 1 ? `#${letter.charCodeAt(0).toString(16)}` : letter))
    .join('');
}

const pictures: readonly Maker[] = [
  (n) =>
    hostile(
      'a GIF',
      pick(['png', 'jpeg', 'webp'], n),
      Buffer.from(`GIF8${pick(['7', '9'], n)}a${pick(pages, n)}`),
      'unknownContent',
    ),
  (n) =>
    hostile(
      'an SVG',
      pick(['png', 'jpeg', 'webp', 'txt', 'csv'], n),
      Buffer.from(
        `${pick(['', ' ', '\n\t', '\ufeff'], n)}${pick(['', '<?xml version="1.0"?>', '<!-- x -->'], n)}<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`,
      ),
      'unknownContent',
    ),
  (n) =>
    hostile(
      'a page',
      pick(['png', 'txt', 'csv', 'pdf'], n),
      Buffer.from(
        `${pick(spaces.slice(0, 4) as [string, ...string[]], n)}${pick(['<!DOCTYPE html>', '<HTML>', '<script>', '<body>'], n)}x`,
      ),
      'unknownContent',
    ),
  (n) =>
    hostile(
      'a JPEG with a tail',
      'jpeg',
      made.jpeg({ after: Buffer.from(repeated(pick(pages, n), n), 'latin1') }),
      'bytesAfterEnd',
    ),
  (n) =>
    hostile(
      'a JPEG with a zip behind it',
      'jpeg',
      made.jpeg({ after: made.zip([{ name: `a${n}.js`, content: 'x' }]) }),
      'bytesAfterEnd',
    ),
  (n) =>
    hostile(
      'a JPEG behind something',
      'jpeg',
      Buffer.concat([Buffer.from(pick([' ', '\0', '\n', 'x'], n)), made.jpeg()]),
      'nameDisagrees',
    ),
  (n) => hostile('a JPEG of too many pixels', 'jpeg', made.jpeg({ width: 20_001 + n, height: 1 + n }), 'tooManyPixels'),
  (n) =>
    hostile(
      'a JPEG of a flood of pixels',
      'jpeg',
      made.jpeg({ width: 10_000 + n, height: 5_001 + n }),
      'tooManyPixels',
    ),
  (n) => hostile('a JPEG without an end', 'jpeg', made.jpeg().subarray(0, -2 - (n % 40)), 'broken'),
  (n) =>
    hostile(
      'a JPEG with two frames',
      'jpeg',
      made.jpeg({ before: [made.jpegSegment(0xc0 + (n % 3), Buffer.from('0800080008010111' + '00', 'hex'))] }),
      'broken',
    ),
  (n) =>
    hostile('a JPEG of a rare coding', 'jpeg', made.jpeg({ frame: pick([0xc3, 0xc5, 0xc9, 0xca, 0xcb], n) }), 'broken'),
  (n) =>
    hostile(
      'a JPEG of many segments',
      'jpeg',
      made.jpeg({ before: Array.from({ length: 5_000 + n }, () => made.jpegSegment(0xfe, 'x')) }),
      'broken',
    ),
  (n) =>
    hostile(
      'a JPEG of many scans',
      'jpeg',
      made.jpeg({
        scan: Buffer.concat(
          Array.from({ length: 70 + n }, () =>
            Buffer.concat([Buffer.from([0, 0]), made.jpegSegment(0xda, Buffer.from([1, 1, 0, 0, 63, 0]))]),
          ),
        ),
      }),
      'broken',
    ),
  (n) =>
    hostile(
      'a JPEG with a swollen table',
      'jpeg',
      made.jpeg({
        before: [made.jpegSegment(0xdb, Buffer.concat([Buffer.alloc(65), Buffer.from(repeated('<script>', n))]))],
      }),
      'broken',
    ),
  (n) =>
    hostile(
      'a PNG with a tail',
      'png',
      made.png({ after: Buffer.from(repeated(pick(pages, n), n), 'latin1') }),
      'bytesAfterEnd',
    ),
  (n) =>
    hostile(
      'a PNG that moves',
      'png',
      made.png({ before: [made.pngChunk('acTL', Buffer.alloc(8, n % 9))] }),
      'animated',
    ),
  (n) =>
    hostile('a PNG of too many pixels', 'png', made.png({ width: 50_000 + n, height: 50_000 + n }), 'tooManyPixels'),
  (n) => hostile('a PNG without pixels', 'png', made.png({ width: n % 2, height: 1 - (n % 2) }), 'broken'),
  (n) => hostile('a PNG that unpacks to more', 'png', made.png({ pixels: Buffer.alloc(65 + n * 1_000) }), 'broken'),
  (n) =>
    hostile(
      'a PNG whose pixels are no pixels',
      'png',
      made.png({ packed: Buffer.from(repeated(pick(pages, n), 3), 'latin1') }),
      'broken',
    ),
  (n) =>
    hostile(
      'a PNG with a page behind its pixels',
      'png',
      made.png({ packed: Buffer.concat([deflateSync(Buffer.alloc(64)), Buffer.from(pick(pages, n), 'latin1')]) }),
      'broken',
    ),
  (n) => hostile('a PNG with a wrong checksum', 'png', flip(made.png(), 16 + (n % 13)), 'broken', 'tooManyPixels'),
  (n) =>
    hostile(
      'a PNG with an unknown need',
      'png',
      made.png({ before: [made.pngChunk(pick(['EVIL', 'JSCR', 'ABCD'], n), 'x')] }),
      'broken',
    ),
  (n) =>
    hostile(
      'a WebP that moves',
      'webp',
      made.webp([made.webpHead(0x02), made.webpChunk('ANIM', Buffer.alloc(6)), made.webpPixels(4 + (n % 5))]),
      'animated',
    ),
  (n) =>
    hostile(
      'a WebP with a tail',
      'webp',
      made.webp([made.webpPixels()], Buffer.from(repeated(pick(pages, n), n), 'latin1')),
      'bytesAfterEnd',
    ),
  (n) => hostile('a WebP of too many pixels', 'webp', made.webp([made.webpPixels(16_000, 3_200 + n)]), 'tooManyPixels'),
  (n) =>
    hostile('a WebP of two sizes', 'webp', made.webp([made.webpHead(0, 5 + n, 3), made.webpPixels(4, 3)]), 'broken'),
  (n) =>
    hostile(
      'a WebP in a sound',
      'webp',
      Buffer.concat([Buffer.from('RIFF\x04\0\0\0'), Buffer.from(pick(['WAVE', 'AVI '], n))]),
      'nameDisagrees',
    ),
];

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

const documents: readonly Maker[] = [
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

const office = (more: readonly made.ZipPart[], n: number): { claims: FileType; bytes: Buffer } =>
  n % 2 === 0
    ? { claims: 'xlsx', bytes: made.zip(made.xlsxParts(more)) }
    : { claims: 'docx', bytes: made.zip(made.docxParts(more)) };
const officeFile = (what: string, n: number, more: readonly made.ZipPart[], ...codes: string[]): Hostile => {
  const { claims, bytes } = office(more, n);
  return hostile(what, claims, bytes, ...codes);
};
const root = (n: number) => (n % 2 === 0 ? 'xl' : 'word');
const doctype = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>';

const packages: readonly Maker[] = [
  (n) =>
    officeFile(
      'an Office file with macros',
      n,
      [{ name: `${root(n)}/${pick(['vbaProject.bin', 'VBAPROJECT.BIN', 'vbaData.xml'], n >> 1)}`, content: 'x' }],
      'activeContent',
    ),
  (n) =>
    officeFile(
      'an Office file with an embedded object',
      n,
      [{ name: `${root(n)}/embeddings/o${n}.bin`, content: 'x' }],
      'activeContent',
    ),
  (n) =>
    officeFile(
      'an Office file with a control',
      n,
      [{ name: `${root(n)}/activeX/a${n}.xml`, content: '<x/>' }],
      'activeContent',
    ),
  (n) =>
    officeFile(
      'a workbook tied to another',
      n * 2,
      [{ name: `xl/externalLinks/externalLink${n}.xml`, content: '<x/>' }],
      'activeContent',
    ),
  (n) =>
    officeFile(
      'an Office file with a template elsewhere',
      n,
      [
        {
          name: `${root(n)}/_rels/a.rels`,
          content: made.relation(
            pick(['attachedTemplate', 'oleObject', 'image', 'frame', 'externalLink'], n),
            'https://evil.example/a',
          ),
        },
      ],
      'activeContent',
    ),
  (n) =>
    officeFile(
      'an Office file with a spelled-out tie',
      n,
      [
        {
          name: `${root(n)}/_rels/a.rels`,
          content: made.relation(
            'image',
            '\\\\evil\\share',
            pick(['&#69;xternal', 'Ext&#x65;rnal', 'Externa&#108;'], n),
          ),
        },
      ],
      'activeContent',
    ),
  (n) =>
    officeFile(
      'an Office file with a link that runs',
      n,
      [
        {
          name: `${root(n)}/_rels/a.rels`,
          content: made.relation(
            'hyperlink',
            pick(['file:///c:/x.exe', 'javascript:alert(1)', 'ms-msdt:/id', '\\\\evil\\x'], n),
          ),
        },
      ],
      'activeContent',
    ),
  (n) =>
    hostile(
      'a document with a field that runs',
      'docx',
      made.zip(
        made.docxParts(
          [],
          `<w:instrText>${pick(['DDEAUTO c:\\x', ' DDE a b', 'D</w:instrText><w:instrText>DEAUTO x', 'INCLUDEPICTURE "http://x"'], n)}</w:instrText>`,
        ),
      ),
      'activeContent',
    ),
  (n) =>
    officeFile('an Office file with a document type', n, [{ name: `docProps/a${n}.xml`, content: doctype }], 'doctype'),
  (n) =>
    officeFile(
      'an Office file in another encoding',
      n,
      [
        {
          name: `docProps/a${n}.xml`,
          content: n % 3 === 0 ? Buffer.from(doctype, 'utf16le') : '<?xml version="1.0" encoding="utf-7"?><x/>',
        },
      ],
      'doctype',
    ),
  (n) =>
    officeFile(
      'an Office file with a program',
      n,
      [{ name: `${root(n)}/media/a${n}.png`, content: Buffer.from(`MZ${pick(pages, n)}`, 'latin1') }],
      'activeContent',
    ),
  (n) =>
    officeFile(
      'an Office file with an archive',
      n,
      [{ name: `${root(n)}/media/a${n}.png`, content: made.zip([{ name: 'a', content: 'x' }]) }],
      'nestedArchive',
    ),
  (n) =>
    officeFile(
      'an Office file with something of its own',
      n,
      [{ name: pick(['evil/a.xml', 'payload.xml', 'META-INF/MANIFEST.MF'], n), content: '<x/>' }],
      'broken',
    ),
  (n) => hostile('a package that is no workbook', 'xlsx', made.zip([{ name: `a${n}.xml`, content: '<x/>' }]), 'broken'),
  (n) =>
    officeFile(
      'a package that leads out',
      n,
      [{ name: pick(['../../etc/passwd', '/etc/passwd', 'a/../../b', '..\\..\\a', 'C:/x', 'a\0b'], n), content: 'x' }],
      'unsafePath',
    ),
  (n) =>
    officeFile(
      'a package with one name twice',
      n,
      [{ name: pick(['[Content_Types].xml', '[CONTENT_TYPES].XML', '[content_types].xml'], n), content: 'x' }],
      'unsafePath',
    ),
  (n) =>
    officeFile(
      'a package with a tie in the file system',
      n,
      [{ name: `${root(n)}/link${n}`, content: '/etc/passwd', attributes: 0xa1ff0000 }],
      'unsafePath',
    ),
  (n) =>
    officeFile(
      'a package of which a part is encrypted',
      n,
      [{ name: `${root(n)}/a${n}.xml`, content: 'x', flags: pick([1, 0x41], n) }],
      'encrypted',
    ),
  (n) =>
    officeFile(
      'a package that unpacks without end',
      n,
      [{ name: `${root(n)}/a.xml`, content: Buffer.alloc(2_000_000 + n * 10_000) }],
      'archiveBomb',
    ),
  (n) =>
    officeFile(
      'a package that lies about its size',
      n,
      [{ name: `${root(n)}/a${n}.xml`, content: Buffer.alloc(60_000 + n), states: 10 + n }],
      'broken',
      'archiveBomb',
    ),
  (n) =>
    hostile(
      'a package of too many parts',
      'zip',
      made.zip(Array.from({ length: 2_001 + n }, (_, index) => ({ name: `${index}.txt`, content: '' }))),
      'archiveBomb',
    ),
  (n) =>
    hostile(
      'a package of too much in all',
      'zip',
      made.zip(
        Array.from({ length: 4 }, (_, index) => ({
          name: `${index}.txt`,
          content: Buffer.alloc(600),
          states: 59_999_999 + n,
          method: 0,
          stored: true,
        })),
      ),
      'archiveBomb',
      'broken',
    ),
  (n) =>
    officeFile(
      'a package with hidden bytes',
      n,
      [{ name: `${root(n)}/a.xml`, content: 'x', gap: Buffer.from(repeated('MZ', n)) }],
      'bytesAfterEnd',
    ),
  (n) =>
    hostile(
      'a package behind something',
      'xlsx',
      made.zip(made.xlsxParts(), { before: repeated('#', n) }),
      'nameDisagrees',
    ),
  (n) =>
    hostile(
      'a package behind a package',
      'xlsx',
      Buffer.concat([
        made.zip([{ name: 'x', content: 'x' }]),
        made.zip(made.xlsxParts(), { comment: repeated('c', n) }),
      ]),
      'bytesAfterEnd',
      'broken',
    ),
  (n) =>
    hostile('a package with a tail', 'docx', made.zip(made.docxParts(), { after: repeated('x', n) }), 'bytesAfterEnd'),
  (n) =>
    hostile(
      'a package with a remark',
      'docx',
      made.zip(made.docxParts(), { comment: repeated('<script>', n) }),
      'bytesAfterEnd',
    ),
  (n) =>
    hostile(
      'a package with hidden entries',
      'docx',
      made.zip(made.docxParts(), { hidden: repeated('PK\x01\x02', n) }),
      'bytesAfterEnd',
      'broken',
    ),
  (n) =>
    hostile(
      'a package packed in a rare way',
      'zip',
      made.zip([{ name: 'a.txt', content: 'x', method: pick([9, 12, 14, 93, 99], n) }]),
      'broken',
    ),
  (n) =>
    hostile(
      'a zip with a program',
      'zip',
      made.zip([{ name: `报表${n}.${pick(['exe', 'JS', 'hta', 'lnk', 'bat', 'html'], n)}`, content: 'x' }]),
      'activeContent',
    ),
  (n) =>
    hostile(
      'a zip in a zip',
      'zip',
      made.zip([{ name: `${n}.txt`, content: made.zip([{ name: 'a', content: 'x' }]) }]),
      'nestedArchive',
    ),
  (n) =>
    hostile(
      'a zip with a program under another name',
      'zip',
      made.zip([{ name: `${n}.txt`, content: pick(['MZx', '#!/bin/sh', '\x7fELF'], n) }]),
      'activeContent',
    ),
  (n) =>
    hostile(
      'a layout document with an attachment',
      'ofd',
      made.zip(made.ofdParts([{ name: `Doc_0/Attachs/a${n}.${pick(['jpg', 'txt', 'dat'], n)}`, content: 'x' }])),
      'activeContent',
    ),
  (n) =>
    hostile(
      'a layout document with a script',
      'ofd',
      made.zip(made.ofdParts([{ name: `Doc_0/a${n}.js`, content: 'x' }])),
      'activeContent',
    ),
  (n) =>
    hostile(
      'a layout document that acts when opened',
      'ofd',
      made.zip(made.ofdParts([{ name: `Doc_0/a${n}.xml`, content: `<ofd:Action Event="${pick(['DO', 'PO'], n)}"/>` }])),
      'activeContent',
    ),
  (n) =>
    hostile(
      'a layout document with a document type',
      'ofd',
      made.zip(made.ofdParts([{ name: `Doc_0/a${n}.xml`, content: doctype }])),
      'doctype',
    ),
];

const others: readonly Maker[] = [
  (n) =>
    hostile(
      'an old workbook with macros',
      'xls',
      made.xls([], { names: [pick(['_VBA_PROJECT_CUR', 'VBA', 'Macros', '_VBA_PROJECT'], n)] }),
      'activeContent',
    ),
  (n) =>
    hostile(
      'an old workbook with an object',
      'xls',
      made.xls([], { names: [pick(['MBD0A1B2C3D', '\u0001Ole10Native', '\u0001Ole', 'ObjectPool'], n)] }),
      'activeContent',
    ),
  (n) =>
    hostile(
      'an old workbook with a macro sheet',
      'xls',
      made.xls([made.biffRecord(0x0085, [0, 0, 0, 0, n % 3, pick([1, 6], n)])]),
      'activeContent',
    ),
  (n) =>
    hostile(
      'an old workbook tied to a program',
      'xls',
      made.xls([made.biffRecord(0x01ae, [1, 0, 5, 0, 99, 109, 100, 3, n % 250])]),
      'activeContent',
    ),
  (n) =>
    hostile('an old workbook under a password', 'xls', made.xls([made.biffRecord(0x002f, [n % 2, 0])]), 'encrypted'),
  (n) =>
    hostile(
      'a new workbook under a password',
      'xls',
      made.xls([], { names: [pick(['EncryptedPackage', 'EncryptionInfo'], n)] }),
      'encrypted',
    ),
  (n) =>
    hostile(
      'an old document as a workbook',
      'xls',
      made.xls([], { main: pick(['WordDocument', 'PowerPoint Document', 'Contents'], n) }),
      'broken',
    ),
  (n) => hostile('an old workbook with a tail', 'xls', made.xls([], { after: 'MZ'.repeat(600 + n) }), 'bytesAfterEnd'),
  (n) => hostile('an old workbook whose chain runs in a circle', 'xls', circle(n), 'broken'),
  (n) =>
    hostile(
      'a program',
      pick(['pdf', 'png', 'xls', 'zip', 'txt'], n),
      Buffer.from(pick(['MZ\x90', '\x7fELF\x02', '#!/bin/sh\n', '\xca\xfe\xba\xbe'], n), 'latin1'),
      'unknownContent',
    ),
  (n) =>
    hostile(
      'an archive of another kind',
      pick(['zip', 'xlsx', 'txt'], n),
      Buffer.from(pick(['526172211a0700', '377abcaf271c', '1f8b0800', '425a6839'], n), 'hex'),
      'unknownContent',
    ),
  (n) =>
    hostile(
      'text that is none',
      pick(['txt', 'csv'], n),
      Buffer.from([0x61, pick([0, 1, 7, 8, 27, 127], n), 0x62]),
      'notText',
    ),
  (n) =>
    hostile(
      'text in no known encoding',
      pick(['txt', 'csv'], n),
      Buffer.from([0x61, 0xff, 0xfe, 0xff, n % 100]),
      'notText',
      'nameDisagrees',
    ),
  (n) =>
    hostile(
      'text with a page in it',
      pick(['txt', 'csv'], n),
      Buffer.from(`一,二\n${pick(['<script>', '<IMG src=x onerror=1>', '<iframe ', '<svg/', '<?php '], n)}`),
      'activeContent',
    ),
  (n) =>
    hostile(
      'a table that calls',
      'csv',
      Buffer.from(
        `名称,数\n甲${n}${pick([',', ';', '\t'], n)}${pick(['=HYPERLINK("http://x")', '=1+1', '@SUM(1)', '+cmd(1)', '-cmd|x!A0', "=cmd|' /C calc'!A0", ' =2', '"=1+2"'], n)}`,
      ),
      'formula',
    ),
  (n) => hostile('nothing', pick(['pdf', 'jpeg', 'txt', 'zip'], n), Buffer.alloc(0), 'empty'),
  (n) => hostile('one kind under the name of another', ...disguise(n), 'nameDisagrees'),
];

/** Every kind of attack. */
export const attacks: readonly Maker[] = [...pictures, ...documents, ...packages, ...others];

function flip(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ 0x40;
  return changed;
}

/** The chain of the main stream leads back to itself. */
function circle(n: number): Buffer {
  const bytes = made.xls();
  bytes.writeUInt32LE(3 + (n % 4), 512 + (6 + (n % 3)) * 4);
  return bytes;
}

function disguise(n: number): [FileType, Buffer] {
  const kinds: [FileType, Buffer][] = [
    ['png', made.jpeg()],
    ['jpeg', made.png()],
    ['webp', made.png()],
    ['pdf', made.zip(made.xlsxParts())],
    ['xls', made.zip(made.xlsxParts())],
    ['zip', made.xls()],
    ['jpeg', made.pdf()],
    ['txt', made.pdf()],
  ];
  return kinds[n % kinds.length] ?? ['png', made.jpeg()];
}
