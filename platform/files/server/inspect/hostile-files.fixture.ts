import type { FileType } from '../../contract/file-type.ts';
import { documents } from './hostile-documents.fixture.ts';
import { hostile, type Maker, pick } from './hostile-file.fixture.ts';
import { packages } from './hostile-packages.fixture.ts';
import { pictures } from './hostile-pictures.fixture.ts';
import * as made from './samples.fixture.ts';

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
