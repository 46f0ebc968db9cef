import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leading, type MeasureText, millimetre } from './laid-page.ts';
import { cornerOf, labelSheets, layOutLabels } from './lay-out-labels.ts';

const measure: MeasureText = (text, size) => [...text].length * size;
const label = (name: string, lines: readonly string[] = []) => ({
  name,
  lines,
  code: [
    [true, false],
    [true, true],
  ],
});
const sheetNames = ['3x8', '2x7'] as const;

describe('labels', () => {
  it('fill the places in order behind those that are used up, on as many sheets as they need', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sheetNames), fc.nat({ max: 70 }), fc.nat({ max: 23 }), (name, count, used) => {
        const sheet = labelSheets[name];
        const each = sheet.columns * sheet.rows;
        const skip = used % each;
        const pages = layOutLabels(
          Array.from({ length: count }, () => label('甲')),
          { sheet, skip, measure },
        );
        expect(pages).toHaveLength(count === 0 ? 1 : Math.ceil((count + skip) / each));
        const places = pages.flatMap((page, index) => page.places.map(({ place }) => index * each + place));
        expect(places).toEqual(Array.from({ length: count }, (_, index) => index + skip));
      }),
    );
  });

  it('say everything within their edges, however long the name', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sheetNames), fc.integer({ min: 1, max: 200 }), (name, length) => {
        const sheet = labelSheets[name];
        const [page] = layOutLabels([label('名'.repeat(length), ['9135', '地址'.repeat(20)])], {
          sheet,
          skip: 4,
          measure,
        });
        const { x, y } = cornerOf(sheet, 4);
        const texts = page?.texts ?? [];
        expect(
          texts
            .filter(({ bold }) => bold)
            .map(({ text }) => text)
            .join(''),
        ).toBe('名'.repeat(length));
        for (const one of texts) {
          expect(one.x).toBeGreaterThanOrEqual(x);
          expect(one.x + measure(one.text, one.size, one.bold)).toBeLessThanOrEqual(x + sheet.width * millimetre);
          expect(one.y).toBeGreaterThanOrEqual(y);
          expect(one.y + one.size * leading).toBeLessThanOrEqual(y + sheet.height * millimetre);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('draw each run of black squares as one box', () => {
    const [page] = layOutLabels([label('甲')], { sheet: labelSheets['3x8'], skip: 0, measure });
    expect(page?.boxes.map(({ width }) => Math.round(width / millimetre))).toEqual([10, 20]);
  });

  it('stay on the paper', () => {
    for (const name of sheetNames) {
      const sheet = labelSheets[name];
      const last = cornerOf(sheet, sheet.columns * sheet.rows - 1);
      expect(last.x + sheet.width * millimetre).toBeLessThanOrEqual(210 * millimetre + 0.01);
      expect(last.y + sheet.height * millimetre).toBeLessThanOrEqual(297 * millimetre + 0.01);
    }
  });
});
