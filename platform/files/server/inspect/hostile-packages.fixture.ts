import type { FileType } from '../../contract/file-type.ts';
import { type Hostile, hostile, type Maker, pages, pick, repeated } from './hostile-file.fixture.ts';
import * as made from './samples.fixture.ts';

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

/** Attacks by Office files and other packages. */
export const packages: readonly Maker[] = [
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
