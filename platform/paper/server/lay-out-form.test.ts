import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MeasureText, millimetre } from './laid-page.ts';
import { type FormBlock, formMargins, layOutForm } from './lay-out-form.ts';
import { printForm } from './print-form.ts';

const measure: MeasureText = (text, size) => text.length * size;
const seal = { code: '0A23456789ACDEFG', squares: undefined, lines: () => ['0A23'] };
const lay = (blocks: FormBlock[]) =>
  layOutForm({ title: '企业档案摘要', number: '示〔2026〕1号', blocks, seal }, measure);
const word = fc.string({ minLength: 1, maxLength: 80 }).map((text) => text.replace(/\p{Cc}|\s/gu, 'x'));

const block: fc.Arbitrary<FormBlock> = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), text: word }),
  fc.record({ kind: fc.constant('paragraph' as const), text: fc.string({ maxLength: 2_000 }) }),
  fc.record({
    kind: fc.constant('fields' as const),
    fields: fc.array(fc.record({ label: word, value: word }), { maxLength: 30 }),
  }),
  fc.record({
    kind: fc.constant('table' as const),
    columns: fc.constant([
      { heading: '名称', kind: 'text' as const },
      { heading: '数', kind: 'number' as const },
    ]),
    rows: fc.array(fc.tuple(word, fc.constant('1,234')), { maxLength: 60 }),
  }),
  fc.integer({ min: 1, max: 15 }).chain((count) =>
    fc.record({
      kind: fc.constant('table' as const),
      columns: fc.array(fc.record({ heading: word, kind: fc.constantFrom('text' as const, 'number' as const) }), {
        ...{ minLength: count, maxLength: count },
      }),
      rows: fc.array(fc.array(word, { minLength: count, maxLength: count }), { maxLength: 3 }),
    }),
  ),
  fc.record({ kind: fc.constant('code' as const), address: fc.webUrl() }),
  fc.record({
    kind: fc.constant('signatures' as const),
    places: fc.array(fc.record({ label: word, note: fc.constant('盖章'), date: fc.constant('年 月 日') }), {
      minLength: 1,
      maxLength: 2,
    }),
  }),
);

describe('a form on paper', () => {
  it('keeps to 156 × 225 mm on A4 whatever it says', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 6 }), (blocks) => {
        for (const page of lay(blocks)) {
          const foot = page.height - formMargins.bottom;
          const body = page.texts.filter(({ text }) => text !== '0A23');
          expect(body.length + page.rules.length).toBeGreaterThan(0);
          for (const { y, size, x, text, bold } of body) {
            expect(x).toBeGreaterThanOrEqual(formMargins.left - 0.01);
            expect(y).toBeGreaterThanOrEqual(formMargins.top - 0.01);
            expect(y + size).toBeLessThanOrEqual(foot + 0.01);
            if (text.length > 1) {
              expect(x + measure(text, size, bold)).toBeLessThanOrEqual(page.width - formMargins.right + 0.01);
            }
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it('loses no row, parts none, and repeats the header of a table on every page', () => {
    const rows = Array.from({ length: 90 }, (_, index) => [`row-${index}-`, `${index}`]);
    const columns = [
      { heading: '名称', kind: 'text' as const },
      { heading: '序号', kind: 'number' as const },
    ];
    const pages = lay([{ kind: 'table', columns, rows }]);
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) expect(page.texts.map(({ text }) => text)).toContain('序号');
    const names = pages.flatMap((page) => page.texts.map(({ text }) => text)).filter((text) => text.startsWith('row-'));
    expect(names).toEqual(rows.map(([name]) => name));
  });

  it('parts no number under a long heading, and lists the rows of a table too wide for the paper', () => {
    const heading = '企业上一年度在园区内实际缴纳的各项社会保险费用合计数额及其构成明细情况说明补';
    const table = (count: number) =>
      lay([
        {
          kind: 'table',
          columns: Array.from({ length: count }, () => ({ heading, kind: 'number' as const })),
          rows: [Array.from({ length: count }, (_, at) => `-90,000,000,${at}`)],
        },
      ]).flatMap(({ texts }) => texts);
    for (const count of [2, 9]) {
      const texts = table(count);
      const numbers = texts.filter(({ text }) => text.startsWith('-90,000,000,'));
      expect(numbers).toHaveLength(count);
      expect(new Set(numbers.map(({ x }) => Math.round(x))).size).toBe(count === 2 ? 2 : 1);
      expect(texts.some(({ text }) => text === '1.')).toBe(count === 9);
    }
  });

  it('keeps a heading with what follows it, and places to sign whole', () => {
    const lines = (count: number): FormBlock[] =>
      Array.from({ length: count }, () => ({ kind: 'paragraph', text: '一行', flush: true }));
    for (let before = 15; before < 24; before += 1) {
      const pages = lay([...lines(before), { kind: 'heading', text: '标题' }, { kind: 'paragraph', text: '正文' }]);
      const page = pages.find(({ texts }) => texts.some(({ text }) => text === '标题'));
      expect(page?.texts.map(({ text }) => text).join('')).toContain('正文');
      const places = [{ label: '出具部门', note: '盖章', date: '2026年3月1日' }];
      const signed = lay([...lines(before), { kind: 'signatures', places }])
        .at(-1)
        ?.texts.map(({ text }) => text);
      // A seal on a page without text could be put under anything.
      expect(signed).toEqual(expect.arrayContaining(['一行', '出具部门', '盖章', '2026年3月1日']));
    }
  });

  it('keeps the head of a table with its first row, also where places to sign follow', () => {
    for (let before = 0; before < 22; before += 1) {
      const pages = lay([
        ...Array.from({ length: before }, (): FormBlock => ({ kind: 'paragraph', text: '文' })),
        { kind: 'paragraph', text: '人员名单', flush: true },
        {
          kind: 'table',
          columns: [{ heading: '姓名', kind: 'text' }],
          rows: Array.from({ length: 30 }, () => ['王小明']),
        },
        { kind: 'signatures', places: [{ label: '主持', note: '', date: '年 月 日' }] },
      ]);
      for (const { texts } of pages) {
        const words = texts.map(({ text }) => text);
        if (words.includes('人员名单')) expect(words.slice(words.indexOf('人员名单'))).toContain('王小明');
        if (words.includes('姓名')) expect(words).toContain('王小明');
        if (words.includes('主持')) expect(words).toContain('王小明');
      }
    }
  });

  it('has the title in the middle at 22 points, two letters before a paragraph, and 22 lines on a page', () => {
    const [first, second] = lay([{ kind: 'paragraph', text: '字'.repeat(28 * 50) }]);
    const title = first?.texts.find(({ text }) => text === '企业档案摘要');
    expect(title?.size).toBe(22);
    const middle = (title?.x ?? 0) + measure('企业档案摘要', 22, true) / 2;
    expect(middle).toBeCloseTo(formMargins.left + (156 * millimetre) / 2, 1);
    expect(first?.texts.some(({ text }) => text.startsWith('\u3000\u3000字'))).toBe(true);
    expect(second?.texts.filter(({ text }) => text.startsWith('字'))).toHaveLength(22);
  });
});

describe('a printed form', () => {
  it('reports a letter that the font lacks instead of dropping it, and knows the digest of each page', async () => {
    const print = (text: string) =>
      printForm(
        { title: '摘要', blocks: [{ kind: 'fields', fields: [{ label: '名称', value: text }] }], seal },
        {
          properties: { title: '', author: '', subject: '', keywords: '', at: 0 },
          lacking: (letters) => `□ ${letters}`,
        },
      );
    const lacking = await print('甲\u{2ebf0}公司');
    expect(lacking.missing).toEqual(['U+2EBF0']);
    expect(lacking.digests).toHaveLength(lacking.pages);
    const whole = await print('甲公司');
    expect(whole.missing).toEqual([]);
    expect(whole.digests).not.toEqual(lacking.digests);
    expect(Buffer.from(whole.content).subarray(0, 5).toString()).toBe('%PDF-');
  });
});
