import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MeasureText } from './laid-page.ts';
import { layOutRegisters, margins, type PaperRegister, paperSizes, type RegisterPage } from './lay-out-register.ts';

const measure: MeasureText = (text, size) =>
  [...text].reduce((sum, one) => sum + (/[ -~]/.test(one) ? 0.55 : 1), 0) * size;
const frame = {
  mark: '示范区；导出人：甲；编号：20260301-ABC234',
  invented: '演示数据',
  number: '20260301-ABC234',
  pageOf: (page: number, pages: number) => `第 ${page} 页共 ${pages} 页`,
  continued: (title: string) => `${title}（续）`,
};
const lay = (registers: readonly PaperRegister[], paper: 'A4' | 'A3' = 'A4') =>
  layOutRegisters(registers, { frame, paper: paperSizes[paper], measure });

const cell = fc
  .array(fc.constantFrom('示', '范', '公', '，', 'A', '1', ' ', 'longword'), { maxLength: 120 })
  .map((parts) => parts.join(''));
const register: fc.Arbitrary<PaperRegister> = fc
  .array(fc.constantFrom('text', 'number', 'date'), { minLength: 1, maxLength: 12 })
  .chain((kinds) =>
    fc
      .array(
        fc.tuple(...kinds.map((kind) => (kind === 'text' ? cell : fc.constantFrom('', '1,234.50', '2026-03-01')))),
        {
          maxLength: 80,
        },
      )
      .map((rows) => ({
        title: '企业名册',
        columns: kinds.map((kind, index) => ({ heading: `第${index}列（万元）`, kind })),
        rows,
      })),
  );

const inked = (texts: readonly string[]) => [...texts.join('').replace(/\s/g, '')].sort().join('');
const bodyOf = (page: RegisterPage) => {
  const top = Math.min(...page.rows.map((row) => row.top), page.height);
  return page.texts.filter(({ y }) => y >= top && y < page.height - margins.bottom).map(({ text }) => text);
};

describe('a register on paper', () => {
  it('has every row exactly once, whole, in order, with nothing lost and nothing outside the margins', () => {
    fc.assert(
      fc.property(
        fc.array(register, { minLength: 1, maxLength: 2 }),
        fc.constantFrom('A4', 'A3'),
        (registers, paper) => {
          const pages = lay(registers, paper);
          const rows = pages.flatMap((page) => page.rows);
          expect(rows.filter(({ part }) => part === 0).map(({ register: of, row }) => `${of}/${row}`)).toEqual(
            registers.flatMap((one, of) => one.rows.map((_, row) => `${of}/${row}`)),
          );
          expect(inked(pages.flatMap(bodyOf))).toBe(inked(registers.flatMap((one) => one.rows.flat())));
          for (const page of pages) checkWithin(page);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('parts no row unless it is taller than a page, and then loses none of it', () => {
    const tall = '长'.repeat(20_000);
    const pages = lay([{ title: '册', columns: [{ heading: '文', kind: 'text' }], rows: [['甲'], [tall], ['乙']] }]);
    const parts = pages.flatMap((page) => page.rows.filter(({ row }) => row === 1).map(({ part }) => part));
    expect(parts.length).toBeGreaterThan(1);
    expect(parts).toEqual(parts.map((_, index) => index));
    expect(inked(pages.flatMap(bodyOf))).toBe(inked(['甲', tall, '乙']));
    for (const page of pages) checkWithin(page);
  });

  it('repeats title, header, mark, invention and number on every page', () => {
    const rows = Array.from({ length: 300 }, (_, index) => [`企业${index}`, '9135']);
    const pages = lay([
      {
        title: '企业名册',
        rows,
        columns: [
          { heading: '名称', kind: 'text' },
          { heading: '代码', kind: 'text' },
        ],
      },
    ]);
    expect(pages.length).toBeGreaterThan(3);
    for (const [index, page] of pages.entries()) {
      const texts = page.texts.map(({ text }) => text);
      for (const said of ['名称', '代码', frame.mark, '演示数据', frame.number]) expect(texts).toContain(said);
      expect(texts).toContain(`第 ${index + 1} 页共 ${pages.length} 页`);
      expect(texts[texts.indexOf('演示数据') + 1]).toBe(index === 0 ? '企业名册' : '企业名册（续）');
    }
  });

  it('stands upright while its columns fit, and lies down when they do not', () => {
    const columns = (count: number) =>
      Array.from({ length: count }, () => ({ heading: '名称', kind: 'text' as const }));
    const row = (count: number) => [Array.from({ length: count }, () => '示范云岭精密制造有限公司')];
    const [upright] = lay([{ title: '册', columns: columns(2), rows: row(2) }]);
    const [lying] = lay([{ title: '册', columns: columns(9), rows: row(9) }]);
    expect(upright && upright.height > upright.width).toBe(true);
    expect(lying && lying.width > lying.height).toBe(true);
  });

  it('prints the header of a register without rows', () => {
    const pages = lay([{ title: '册', columns: [{ heading: '名称', kind: 'text' }], rows: [] }]);
    expect(pages).toHaveLength(1);
    expect(pages[0]?.texts.map(({ text }) => text)).toContain('名称');
  });
});

function checkWithin(page: RegisterPage): void {
  for (const { x, y, text, size, bold } of page.texts) {
    expect(x).toBeGreaterThanOrEqual(margins.left - 1e-6);
    expect(x + measure(text, size, bold)).toBeLessThanOrEqual(page.width - margins.right + 0.01);
    expect(y).toBeGreaterThanOrEqual(margins.top);
  }
  for (const [index, { top, bottom }] of page.rows.entries()) {
    expect(top).toBeGreaterThanOrEqual(page.rows[index - 1]?.bottom ?? margins.top);
    expect(bottom).toBeLessThanOrEqual(page.height - margins.bottom + 1e-6);
  }
}
