import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalText } from './cells/cell-text.ts';
import type { ColumnView } from './import-column.ts';
import { type CellReading, readCell, writeCell } from './read-cell.ts';
import type { ReadCell } from './read-sheet.ts';

const column = (given: Partial<ColumnView> & Pick<ColumnView, 'type'>): ColumnView => ({
  key: 'it',
  label: '某列',
  headings: [],
  required: false,
  moneyUnit: null,
  unit: null,
  limits: {},
  choices: [],
  hierarchical: false,
  hint: null,
  personal: false,
  ...given,
});
const choice = (code: string, label: string, ...words: string[]) => ({ code, label, words });
const forms = column({
  type: 'choice',
  choices: [
    choice('limitedLiability', '有限责任公司', 'Limited liability company', '有限公司'),
    choice('jointStock', '股份有限公司', 'Joint-stock company'),
    choice('partnership', '合伙企业', 'Partnership'),
  ],
});
const industries = column({
  type: 'choice',
  hierarchical: true,
  choices: [
    choice('C39', '计算机、通信和其他电子设备制造业'),
    choice('C27', '医药制造业'),
    choice('G58', '多式联运和运输代理业'),
  ],
});
const many = column({ ...industries, type: 'choices', hierarchical: false, limits: { most: 2 } });

const got = ({ value, fault }: CellReading) =>
  fault === undefined ? value : fault.code.replace('sheets:faults.', '!');
const proposed = (reading: CellReading) => reading.fault?.proposal;

describe('a date as people type it', () => {
  const day = column({ type: 'date' });
  it.each<[ReadCell, string]>([
    ['2024-1-5', '2024-01-05'],
    ['2024/1/5', '2024-01-05'],
    ['2024.1.5', '2024-01-05'],
    ['２０２４．１．５', '2024-01-05'],
    ['20240105', '2024-01-05'],
    [20240105, '2024-01-05'],
    ['2024年1月5日', '2024-01-05'],
    ['2024 年 1 月 5 日', '2024-01-05'],
    ['2024年1月5号', '2024-01-05'],
    ['二〇二四年一月五日', '2024-01-05'],
    ['二零二四年十二月二十五日', '2024-12-25'],
    ['二〇二四年十月三十一日', '2024-10-31'],
    [45296, '2024-01-05'],
    ['45296', '2024-01-05'],
    [45296.75, '2024-01-05'],
    ['2024-01-05 00:00:00', '2024-01-05'],
    ['2024-01-05T08:30:00', '2024-01-05'],
    ['2024/1/5 0:00', '2024-01-05'],
    [{ date: '2024-01-05', time: '12:00:00' }, '2024-01-05'],
    ['Jan 5, 2024', '2024-01-05'],
    ['5-Jan-2024', '2024-01-05'],
    ['13/5/2024', '2024-05-13'],
    ['5/13/2024', '2024-05-13'],
    ['5/5/2024', '2024-05-05'],
    ['\u3000 2024-1-5\u00a0', '2024-01-05'],
    ['1/5/2024', '!dateAmbiguous'],
    ['24.1.5', '!dateShortYear'],
    ['5-Jan-24', '!dateShortYear'],
    ['2024-02-30', '!dateUnreal'],
    ['2024-1', '!datePrecision'],
    ['2024', '!datePrecision'],
    [2024, '!datePrecision'],
    [2024.1, '!dateMonthNumber'],
    ['去年', '!dateForm'],
    ['2024-1-5-6', '!dateForm'],
    [3, '!dateForm'],
    [true, '!dateForm'],
    [{ error: '#REF!' }, '!formulaError'],
  ])('%j is %s', (typed, meant) => expect(got(readCell(typed, day))).toBe(meant));

  it.each<[ReadCell, string]>([
    ['2024-01', '2024-01'],
    ['2024年1月', '2024-01'],
    ['2024.10', '2024-10'],
    [202401, '2024-01'],
    ['2024-13', '!dateUnreal'],
  ])('%j may be the month %s', (typed, meant) => {
    expect(got(readCell(typed, column({ type: 'date', limits: { precision: 'month' } })))).toBe(meant);
  });

  it('proposes the century, and says both readings of what is ambiguous', () => {
    expect(proposed(readCell('24.1.5', day))).toBe('2024-01-05');
    expect(proposed(readCell('98.5.1', day))).toBe('1998-05-01');
    expect(readCell('1/5/2024', day).fault?.params).toEqual({ first: '2024-01-05', second: '2024-05-01' });
  });

  it('reads every day in every form of writing', () => {
    const days = fc
      .integer({ min: -21_000, max: 60_000 })
      .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(days, (iso) => {
        const [year = '', month = '', dayOfMonth = ''] = iso.split('-');
        const [m, d] = [Number(month), Number(dayOfMonth)];
        const serial = Date.parse(iso) / 86_400_000 + 25_569;
        const written = [
          iso,
          `${year}/${m}/${d}`,
          `${year}.${m}.${d}`,
          `${year}${month}${dayOfMonth}`,
          `${year}年${m}月${d}日`,
        ];
        for (const typed of [...written, serial, `${iso} 00:00:00`]) expect(got(readCell(typed, day))).toBe(iso);
      }),
    );
  });
});

describe('an amount of money', () => {
  const wan = column({ type: 'money', moneyUnit: 'wanYuan', limits: { min: 0, max: 1e14 } });
  it.each<[ReadCell, number | string | null]>([
    ['1.2亿', 12_000_000_000],
    ['1.2 亿元', 12_000_000_000],
    ['3,500 万元', 3_500_000_000],
    ['3，500万', 3_500_000_000],
    ['￥1,200.50元', 120_050],
    ['￥1,200.50', 1_200_500_000],
    ['１２００', 1_200_000_000],
    ['人民币500万元整', 500_000_000],
    ['500万元整', 500_000_000],
    ['500 万元 人民币', 500_000_000],
    [0.1 + 0.2, 300_000],
    [1234.5678, 1_234_567_800],
    ['5千万', 5_000_000_000],
    ['2百万元', 200_000_000],
    ['0', 0],
    ['约3000万', '!approximate'],
    ['3000万以上', '!approximate'],
    ['100-200', '!numberRange'],
    ['500万美元', '!foreignCurrency'],
    ['$500', '!foreignCurrency'],
    ['0.0000001', '!moneyTooFine'],
    ['1,20', '!numberForm'],
    ['很多', '!numberForm'],
    ['-5', '!tooSmall'],
    ['20000亿', '!tooBig'],
    ['9e30', '!moneyForm'],
    ['—', null],
    ['暂无', null],
  ])('%j is %j fen', (typed, meant) => {
    expect(got(readCell(typed, wan))).toBe(meant);
  });

  it('takes the unit of cell before heading before column', () => {
    expect(got(readCell('5', wan))).toBe(5_000_000);
    expect(got(readCell('5', wan, 'yuan'))).toBe(500);
    expect(got(readCell('5', wan, 'yiYuan'))).toBe(50_000_000_000);
    expect(got(readCell('5万', wan, 'yuan'))).toBe(5_000_000);
    expect(got(readCell('5元', wan, 'yiYuan'))).toBe(500);
    expect(proposed(readCell('约3000万', wan))).toBe('3000万');
  });

  it('is exact to the fen, whatever the amount, and written back as it was read', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e14 }),
        fc.constantFrom('yuan', 'wanYuan', 'yiYuan' as const),
        (fen, unit) => {
          const there = column({ type: 'money', moneyUnit: unit });
          expect(got(readCell(writeCell(fen, there), there))).toBe(fen);
        },
      ),
    );
  });
});

describe('numbers, codes, choices', () => {
  it.each<[ReadCell, number | string | null]>([
    ['1,200', 1200],
    ['1 200', 1200],
    ['１２人', 12],
    [12, 12],
    ['1.2万', 12_000],
    ['12.5', '!notInteger'],
    ['约300', '!approximate'],
    ['300余人', '!approximate'],
    ['300余', '!approximate'],
    ['1000001', '!tooBig'],
    ['十二', '!numberForm'],
  ])('%j employees are %j', (typed, meant) => {
    expect(got(readCell(typed, column({ type: 'integer', unit: '人', limits: { min: 0, max: 1_000_000 } })))).toBe(
      meant,
    );
  });

  it.each<[ReadCell, string]>([
    ['12.50', '12.50'],
    ['12.5%', '12.5'],
    ['1,234.5', '1234.5'],
    [0.1, '0.1'],
    ['1.234', '!tooManyPlaces'],
  ])('%j percent are %j', (typed, meant) => {
    const reading = got(readCell(typed, column({ type: 'decimal', unit: '%', limits: { scale: 2 } })));
    expect(Number(reading) || reading).toBe(Number(meant) || meant);
  });

  const code = column({ type: 'code', limits: { length: 18 } });
  it.each<[ReadCell, string]>([
    ['91370000 7XYZ-12345', '!codeLength'],
    ['91370000 7xyz-123456', '913700007XYZ123456'],
    [' ９1370000mａ3abcde12 ', '91370000MA3ABCDE12'],
    ['9137 0000 ma3a bcde 12', '91370000MA3ABCDE12'],
    ["'91370000MA3ABCDE12", '91370000MA3ABCDE12'],
    ['9.1E+17', '!codeAsNumber'],
    ['9.137E+17', '!codeAsNumber'],
    [913700000000000000, '!codeAsNumber'],
    ['９１３７＃', '!codeCharacters'],
  ])('%j as a code is %s', (typed, meant) => expect(got(readCell(typed, code))).toBe(meant));

  it('takes a mobile number with the code of the country', () => {
    const mobile = column({ type: 'code', limits: { length: 11 } });
    for (const typed of ['138 0000 1111', '+86 13800001111', '86-138-0000-1111', 13800001111]) {
      expect(got(readCell(typed, mobile))).toBe('13800001111');
    }
  });

  it.each<[string, string]>([
    ['有限责任公司', 'limitedLiability'],
    ['limitedLiability', 'limitedLiability'],
    ['LIMITED liability  company', 'limitedLiability'],
    ['有限公司', 'limitedLiability'],
    ['partnership 合伙企业', 'partnership'],
    ['有限责任', '!notChoice'],
  ])('%s is the choice %s', (typed, meant) => expect(got(readCell(typed, forms))).toBe(meant));

  it('proposes what reads most like it, and nothing where two do', () => {
    expect(proposed(readCell('有限责任', forms))).toBe('有限责任公司');
    expect(proposed(readCell('合伙', forms))).toBe('合伙企业');
    expect(proposed(readCell('个体户', forms))).toBeNull();
  });

  it.each<[string, string]>([
    ['C39', 'C39'],
    ['c3910', 'C39'],
    ['3911', 'C39'],
    ['C39 计算机、通信和其他电子设备制造业', 'C39'],
    ['计算机、通信和其他电子设备制造业', 'C39'],
    ['X99', '!notChoice'],
  ])('%s is the industry %s', (typed, meant) => expect(got(readCell(typed, industries))).toBe(meant));

  it('splits lists, but not labels that hold the separator', () => {
    const text = '计算机、通信和其他电子设备制造业、医药制造业';
    expect(got(readCell(text, many))).toEqual(['C39', 'C27']);
    expect(got(readCell('C27，G58', many))).toEqual(['C27', 'G58']);
    expect(got(readCell('C27;C27\nG58', many))).toEqual(['C27', 'G58']);
    expect(got(readCell('C39、C27、G58', many))).toBe('!tooManyValues');
    expect(got(readCell('C39、天文', many))).toBe('!notChoice');
  });

  it('knows yes and no, and what is only blank', () => {
    const flag = column({ type: 'yesNo' });
    for (const typed of ['是', '√', 'Y', '1', 'TRUE', true]) expect(got(readCell(typed, flag))).toBe(true);
    for (const typed of ['否', '×', 'n', '0', false]) expect(got(readCell(typed, flag))).toBe(false);
    expect(got(readCell('也许', flag))).toBe('!notYesNo');
    for (const typed of ['', ' ', '\u3000', '\u200b', '-', null]) {
      expect(got(readCell(typed, column({ type: 'text' })))).toBeNull();
      expect(got(readCell(typed, column({ type: 'text', required: true })))).toBe('!missing');
    }
  });

  it('keeps text, without what nobody sees', () => {
    const text = column({ type: 'text', limits: { minLength: 2, maxLength: 6 } });
    expect(got(readCell('\ufeff 示范\u00a0\n公司 ', text))).toBe('示范 公司');
    expect(got(readCell('示', text))).toBe('!tooShort');
    expect(got(readCell('示范示范示范示', text))).toBe('!tooLong');
    expect(got(readCell('𠮷𠮷𠮷𠮷𠮷𠮷', text))).toBe('𠮷𠮷𠮷𠮷𠮷𠮷');
  });
});

describe('any cell', () => {
  it('comes to a value or a fault, never to an exception, in every type of column', () => {
    const cells = fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), fc.double(), fc.boolean(), fc.constant(null));
    const columns = [
      forms,
      industries,
      many,
      ...(['text', 'code', 'integer', 'decimal', 'money', 'date', 'yesNo'] as const).map((type) => column({ type })),
    ];
    fc.assert(
      fc.property(cells, fc.constantFrom(...columns), (cell, where) => {
        const { value, fault } = readCell(cell, where);
        expect(fault === undefined ? value !== undefined : fault.code.startsWith('sheets:faults.')).toBe(true);
      }),
    );
  });

  it('shows a number without an exponent', () => {
    expect(decimalText(1e21)).toBe('1000000000000000000000');
    expect(decimalText(1.5e-7)).toBe('0.00000015');
    expect(decimalText(0.1 + 0.2)).toBe('0.3');
    expect(decimalText(-12.5)).toBe('-12.5');
  });
});
