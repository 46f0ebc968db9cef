import { describe, expect, it } from 'vitest';
import { openFonts } from './fonts.ts';
import { printLabels } from './print-labels.ts';
import { printRegister } from './print-register.ts';
import { measureWith, spell } from './spell.ts';

const properties = { title: '20260301-ABC234', author: '甲', subject: '全部', keywords: '', at: 1_772_323_200_000 };
const frame = {
  mark: '示范区；编号：20260301-ABC234',
  invented: '演示数据',
  number: '20260301-ABC234',
  pageOf: (page: number, pages: number) => `第 ${page} 页共 ${pages} 页`,
  continued: (title: string) => `${title}（续）`,
};
const columns = [
  { heading: '企业名称', kind: 'text' },
  { heading: '注册资本（元）', kind: 'number' },
] as const;
const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => [`示范第${index}号云岭精密制造有限公司`, `${index},000.00`]);
const print = (rows: string[][], compress = true) =>
  printRegister({
    registers: [{ title: '企业名册', columns, rows }],
    ...{ frame, paper: 'A4', properties: { ...properties, compress } },
    lacking: (letters) => `□ 代替 ${letters}`,
  });
const pagesIn = (content: Uint8Array) =>
  Buffer.from(content)
    .toString('latin1')
    .match(/\/Type \/Page\b(?!s)/g)?.length;

describe('a printed register', () => {
  it('is a PDF of as many pages as were laid out, with the letters used embedded', async () => {
    const { content, pages, missing } = await print(rowsOf(150), false);
    const text = Buffer.from(content).toString('latin1');
    expect(text.startsWith('%PDF-')).toBe(true);
    expect(pagesIn(content)).toBe(pages);
    expect(pages).toBeGreaterThan(2);
    expect(text.match(/\/FontFile2/g)).toHaveLength(2);
    expect(content.length).toBeLessThan(600_000);
    expect(missing).toEqual([]);
    // Black only: no other colour is ever set.
    expect(text).not.toMatch(/(?<!\S)(?!0 0 0 )[\d.]+ [\d.]+ [\d.]+ (?:rg|RG|scn|SCN)\b/);
  });

  it('is the same file for the same rows and time', async () => {
    const [first, second] = [await print(rowsOf(30)), await print(rowsOf(30))];
    expect(Buffer.compare(first.content, second.content)).toBe(0);
    const other = await print(rowsOf(31));
    expect(Buffer.compare(first.content, other.content)).not.toBe(0);
  });

  it('names the letters that the font lacks, and prints a box for each', async () => {
    const { missing } = await print([['甲\u{2ebf0}\u{1f600}公司', '1']]);
    expect(missing).toEqual(['U+1F600', 'U+2EBF0']);
    expect(spell('甲\u{1f600}乙\u200d', { fonts: openFonts(), missing: new Set() })).toBe('甲□乙');
  });

  it('takes 5,000 rows within bounds of size', async () => {
    const { content, pages } = await print(rowsOf(5_000));
    expect(pages).toBeGreaterThan(80);
    expect(content.length).toBeLessThan(5_000_000);
  });
});

describe('printed labels', () => {
  it('are sheets of A4, each label with a code of its own', async () => {
    const labels = rowsOf(30).map(([name = '']) => ({ name, lines: ['9135'], address: `https://zone.test/${name}` }));
    const { content, pages } = await printLabels(labels, { sheet: '3x8', skip: 20, properties });
    expect(pages).toBe(3);
    expect(pagesIn(content)).toBe(3);
    expect(Buffer.from(content).toString('latin1')).toMatch(/\/MediaBox \[0 0 595\.\d+ 841\.\d+\]/);
  });
});

describe('the font', () => {
  it('knows the letters of Chinese names, its stand-in, and how wide they are', () => {
    const fonts = openFonts();
    for (const letter of '园枢示范镕喆□Aé（·−')
      expect(fonts.regular.has(letter.codePointAt(0) ?? 0), letter).toBe(true);
    const measure = measureWith(fonts);
    expect(measure('园枢', 10, false)).toBe(20);
    expect(measure('iiii', 10, false)).toBeLessThan(measure('WWWW', 10, false));
  });
});
