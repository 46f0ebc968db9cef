import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines, partsOf } from './break-lines.ts';

/** Han letters are one wide, all others half as much. */
const measure = (text: string) => [...text].reduce((sum, one) => sum + (/[!-~ ]/.test(one) ? 0.5 : 1), 0);
const written = fc
  .array(
    fc.constantFrom('示', '范', '公', '司', '（', '）', '，', '。', 'a', 'B', '7', ' ', '-', '/', '\u{20bb7}', 'é'),
    {
      maxLength: 60,
    },
  )
  .map((letters) => letters.join(''));
const inked = (text: string) => text.replace(/\s/g, '');

describe('breakLines', () => {
  it('loses no letter and keeps every line within the width', () => {
    fc.assert(
      fc.property(written, fc.integer({ min: 2, max: 20 }), (text, width) => {
        const lines = breakLines(text, width, measure);
        expect(inked(lines.join(''))).toBe(inked(text));
        for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width);
      }),
      { numRuns: 300 },
    );
  });

  it('parts between Han letters and keeps words whole', () => {
    expect(breakLines('示范云岭精密', 3, measure)).toEqual(['示范云', '岭精密']);
    expect(breakLines('high technology zone', 6, measure)).toEqual(['high', 'technology', 'zone']);
  });

  it('parts a word that is wider than the line, and so loses nothing of it', () => {
    expect(breakLines('ABCDEFGH', 2, measure)).toEqual(['ABCD', 'EFGH']);
  });

  it('begins no line with a closing sign and ends none with an opening one', () => {
    expect(partsOf('甲（乙），丙')).toEqual(['甲', '（乙），', '丙']);
    expect(breakLines('示范，公司', 2, measure)).toEqual(['示', '范，', '公司']);
  });

  it('keeps paragraphs, also empty ones, and one line of nothing', () => {
    expect(breakLines('一\n\n二', 9, measure)).toEqual(['一', '', '二']);
    expect(breakLines('', 9, measure)).toEqual(['']);
  });
});
