import fc from 'fast-check';
import { create } from 'qrcode';
import { describe, expect, it } from 'vitest';
import { type LaidPage, type MeasureText, millimetre } from './laid-page.ts';
import { layOutRegisters, margins, paperSizes } from './lay-out-register.ts';
import { digestPage, type PageSeal, sealHeight } from './page-seal.ts';
import { codeOf, placeCode } from './place-code.ts';

const measure: MeasureText = (text, size) => text.length * size * 0.7;
const address = 'https://zone.example/v/0A23456789ACDEFG';
const seal: PageSeal = {
  code: '0A23456789ACDEFG',
  squares: codeOf(address),
  lines: ({ page, pages, digest }) => [`0A23-4567 ${page}/${pages}`, digest.slice(0, 16), 'x'.repeat(140), '印制'],
};
const frame = {
  mark: '示范区',
  number: '20260301-ABC234',
  pageOf: () => 'unused',
  continued: (title: string) => `${title}（续）`,
  seal,
};
const print = (rows: string[][]) =>
  layOutRegisters([{ title: '名册', columns: [{ heading: '名称', kind: 'text' }], rows }], {
    ...{ frame, paper: paperSizes.A4, measure },
  });
const textsOf = (lines: readonly string[]): Pick<LaidPage, 'texts'> => ({
  texts: lines.map((text) => ({ x: 0, y: 0, size: 8, bold: false, text })),
});

describe('the seal of a page', () => {
  it('stands on every page below the rows and within the paper, beside its code', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 60 }), { maxLength: 120 }), (cells) => {
        const pages = print(cells.map((cell) => [cell]));
        for (const [index, page] of pages.entries()) {
          const foot = page.height - sealHeight;
          for (const row of page.rows) expect(row.bottom).toBeLessThanOrEqual(foot + 0.01);
          expect(page.texts.map(({ text }) => text)).toContain(`0A23-4567 ${index + 1}/${pages.length}`);
          expect(page.texts.map(({ text }) => text)).toContain(page.digest?.slice(0, 16));
          const corner = Math.min(...page.boxes.map(({ x }) => x));
          for (const { x, y, size, bold, text } of page.texts.filter((one) => one.y > foot)) {
            expect(x).toBe(margins.left);
            expect(x + measure(text, size, bold)).toBeLessThan(corner - 4 * (42.5 / 33));
            expect(y + size).toBeLessThan(page.height - 4 * millimetre);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it('has the QR code of the address, square by square, each 0.4 mm or more', () => {
    const [page] = print([['甲']]);
    const { modules } = create(address, { errorCorrectionLevel: 'M' });
    const boxes = page?.boxes ?? [];
    const [left, top] = [Math.min(...boxes.map(({ x }) => x)), Math.min(...boxes.map(({ y }) => y))];
    const side = boxes[0]?.height ?? 0;
    expect(side).toBeGreaterThan(0.4 * millimetre);
    const black = (row: number, column: number) =>
      boxes.some(
        ({ x, y, width }) =>
          Math.round((y - top) / side) === row &&
          Math.round((x - left) / side) <= column &&
          column < Math.round((x - left + width) / side),
      );
    for (let row = 0; row < modules.size; row += 1) {
      for (let column = 0; column < modules.size; column += 1) {
        expect(black(row, column)).toBe(modules.get(row, column) === 1);
      }
    }
  });
});

describe('the digest of a page', () => {
  const at = { code: '0A23456789ACDEFG', number: 1, pages: 2 };
  it('is another one for any other word, place among the pages or print, and the same wherever the lines stand', () => {
    const digest = digestPage(textsOf(['甲', '乙']), at);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(digestPage(textsOf(['甲', '丙']), at)).not.toBe(digest);
    expect(digestPage(textsOf(['乙', '甲']), at)).not.toBe(digest);
    expect(digestPage(textsOf(['甲', '乙']), { ...at, number: 2 })).not.toBe(digest);
    expect(digestPage(textsOf(['甲', '乙']), { ...at, pages: 3 })).not.toBe(digest);
    expect(digestPage(textsOf(['甲', '乙']), { ...at, code: '0A23456789ACDEFH' })).not.toBe(digest);
    const moved = textsOf(['甲', '乙']).texts.map((one) => ({ ...one, x: 9, y: 9, size: 12 }));
    expect(digestPage({ texts: moved }, at)).toBe(digest);
  });

  it('is each page’s own', () => {
    const pages = print(Array.from({ length: 200 }, () => ['同一行']));
    expect(pages.length).toBeGreaterThan(2);
    expect(new Set(pages.map(({ digest }) => digest)).size).toBe(pages.length);
  });
});

describe('a code on paper', () => {
  it('is the squares of its rows, joined', () => {
    const page: Pick<LaidPage, 'boxes'> = { boxes: [] };
    placeCode(page, [[true, true, false], [false, false, true], []], { x: 10, y: 20, side: 3 });
    expect(page.boxes).toEqual([
      { x: 10, y: 20, width: 2, height: 1 },
      { x: 12, y: 21, width: 1, height: 1 },
    ]);
  });
});
