import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeWorkbook } from '#platform/sheets/server/workbook.ts';
import { openCompoundFile } from './compound-file.ts';
import { examine } from './examine.ts';
import { docxParts, ofdParts, pdf, pdfStream, relation, xls, xlsxParts, zip } from './samples.fixture.ts';

const taken = (flags: string[] = []) => ({ flags, cleaned: undefined });

describe('documents that people send', () => {
  it.each([
    ['a PDF', 'pdf', pdf(), []],
    ['a PDF that opens at a page', 'pdf', pdf(['<< /OpenAction [2 0 R /Fit] >>']), ['opensByItself']],
    ['a PDF with a link', 'pdf', pdf(['<< /A << /S /URI /URI (https://a.example) >> >>']), ['linksOut']],
    [
      'a PDF with harmless packed objects',
      'pdf',
      pdf([pdfStream('/Type /ObjStm /N 1 /First 4', '5 0 << /A 1 >>')]),
      [],
    ],
    ['a PDF whose picture holds /JS by chance', 'pdf', pdf(['<< /Length 9 >>\nstream\nab/JS (cd\nendstream']), []],
    ['a PDF in the newest form', 'pdf', Buffer.from(pdf().toString('latin1').replace('1.7', '2.0'), 'latin1'), []],
    ['a workbook', 'xlsx', zip(xlsxParts([{ name: 'xl/printerSettings/printerSettings1.bin', content: 'x' }])), []],
    [
      'a workbook with a link',
      'xlsx',
      zip(
        xlsxParts([
          { name: 'xl/worksheets/_rels/sheet1.xml.rels', content: relation('hyperlink', 'https://a.example') },
        ]),
      ),
      ['linksOut'],
    ],
    [
      'a text document',
      'docx',
      zip(docxParts([{ name: 'word/media/image1.svg', content: '<svg/>' }], '<w:instrText>PAGE</w:instrText>')),
      [],
    ],
    ['a layout document', 'ofd', zip(ofdParts([{ name: 'Doc_0/Attachs/original_invoice.xml', content: '<x/>' }])), []],
    ['an old workbook', 'xls', xls(), []],
    [
      'a package of files',
      'zip',
      zip([
        { name: '照片/', stored: true },
        { name: '照片/说明.txt', content: 'x' },
      ]),
      [],
    ],
    ['a table', 'csv', Buffer.from('\ufeff企业,增减\r\n甲,-5\r\n乙,+86 10\r\n"丙,丁",1.5'), []],
    ['a table in GB 18030', 'csv', Buffer.from('c6f3d2b52cca fd0abcd72c350a'.replace(' ', ''), 'hex'), []],
    ['a text', 'txt', Buffer.from('第一行\n第二行 a < b\n'), []],
  ] as const)('%s is taken as it is', async (_what, type, bytes, flags) => {
    expect(await examine(bytes, type)).toEqual({ type, ...taken([...flags]) });
  });

  it('a workbook that this platform writes is one that it takes', async () => {
    const bytes = await writeWorkbook(
      [{ name: '甲', columns: [{ key: 'a', header: 'A', type: 'text' }], rows: [{ a: '1' }] }],
      { name: '说明', lines: [] },
    );
    expect(await examine(Buffer.from(bytes), 'xlsx')).toMatchObject(taken());
  });
});

describe('any bent document', () => {
  it('is refused or taken, never a defect', async () => {
    const samples = [
      ['pdf', pdf([pdfStream('/Type /ObjStm /N 1 /First 4', '5 0 << /A 1 >>')])],
      ['xlsx', zip(xlsxParts())],
      ['docx', zip(docxParts())],
      ['ofd', zip(ofdParts())],
      ['xls', xls()],
      ['csv', Buffer.from('a,b\n1,2\n')],
    ] as const;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...samples),
        fc.nat(),
        fc.nat(255),
        fc.boolean(),
        async ([type, bytes], at, value, cut) => {
          const place = at % bytes.length;
          const bent = Buffer.from(bytes);
          bent[place] = value;
          const outcome = await examine(cut ? bent.subarray(0, place) : bent, type).then(
            () => 'taken',
            (error: { code?: string }) => error.code ?? String(error),
          );
          expect(outcome).toMatch(/^(?:taken|files\.[a-zA-Z]+)$/);
        },
      ),
    );
  });
});

describe('a compound file', () => {
  it('gives its streams back', () => {
    const file = openCompoundFile(xls());
    const main = file.entries.find(({ name }) => name === 'Workbook');
    if (main === undefined) throw new Error('no main stream');
    expect(file.read(main).readUInt16LE(0)).toBe(0x0809);
    expect(file.read(main).length).toBe(main.bytes);
  });
});
