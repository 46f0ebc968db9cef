import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AppError } from '#platform/errors/contract/errors.ts';
import { queryInteger, queryList } from '../contract/query.ts';
import { parseInput } from './invalid-input.ts';

const schema = z.strictObject({
  name: z.string().min(2).max(5).optional(),
  count: z.int().min(1).max(9).optional(),
  stage: queryList(z.enum(['a', 'b'])),
  day: z.iso.date().optional(),
  id: z.uuid().optional(),
  page: queryInteger(1, 9).optional(),
  lines: z
    .array(z.object({ text: z.string() }))
    .max(1)
    .optional(),
});

function refused(input: unknown, locale: 'zh-CN' | 'en' = 'zh-CN') {
  try {
    parseInput(schema, input, locale);
  } catch (error) {
    if (error instanceof AppError) return error.fields.map(({ field, message }) => `${field}: ${message}`);
    throw error;
  }
  return [];
}

describe('parseInput', () => {
  it.each([
    [{ name: 'x' }, 'name: 至少 2 个字符。'],
    [{ name: 'xxxxxx' }, 'name: 最多 5 个字符。'],
    [{ name: 7 }, 'name: 应为文字。'],
    [{ count: 0 }, 'count: 不能小于 1。'],
    [{ count: 10 }, 'count: 不能大于 9。'],
    [{ count: 1.5 }, 'count: 应为整数。'],
    [{ stage: 'c' }, 'stage: 只能是：a, b。'],
    [{ day: '2020-02-30' }, 'day: 应为 YYYY-MM-DD 形式的真实日期。'],
    [{ id: 'x' }, 'id: 格式不对，请核对。'],
    [{ page: 'x' }, 'page: 应为数字。'],
    [{ lines: [{ text: 'a' }, { text: 'b' }] }, 'lines: 最多 1 个。'],
    [{ lines: [{}] }, 'lines.0.text: 不能为空。'],
    [{ more: 1 }, ': 没有这些字段：more。'],
    [{ name: 'a\0b' }, 'name: 含有看不见的控制字符，请删去后重填。'],
    [{ lines: [{ text: 'a\u202eb' }] }, 'lines.0.text: 含有看不见的控制字符，请删去后重填。'],
  ])('says of %j: %s', (input, message) => {
    expect(refused(input)).toEqual([message]);
  });

  it('takes no half of a letter, and names at most fifty fields', () => {
    expect(refused({ name: 'a\ud800' })).toEqual(['name: 含有看不见的控制字符，请删去后重填。']);
    const many = Object.fromEntries(Array.from({ length: 90 }, (_, index) => [`field${index}`, '\0']));
    expect(refused(many)).toHaveLength(50);
  });

  it('takes no name of a value either that cannot be stored, and calls it by what it stands in', () => {
    const given = z.object({ given: z.record(z.string(), z.string()) });
    for (const name of ['a\u0000b', 'a\ud800', '\u202e']) {
      expect(() => parseInput(given, { given: { [name]: '1' } }, 'en')).toThrow('http.invalidInput');
    }
    expect(parseInput(given, { given: { 保费: '1' } }, 'en')).toEqual({ given: { 保费: '1' } });
  });

  it('does not walk into what is nested without end', () => {
    const nested = (levels: number): unknown => (levels === 0 ? 'x' : { a: nested(levels - 1) });
    const anything = z.object({ a: z.unknown() });
    expect(() => parseInput(anything, nested(50), 'en')).not.toThrow();
    expect(() => parseInput(anything, nested(52), 'en')).toThrow('http.malformedBody');
    expect(() => parseInput(anything, JSON.parse(`${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}`), 'en')).toThrow(
      AppError,
    );
  });

  it('says in the language of the caller what a rule without words refuses', () => {
    const odd = z.object({ count: z.number().refine((count) => count % 2 === 1) });
    expect(() => parseInput(odd, { count: 2 }, 'zh-CN')).toThrow(
      expect.objectContaining({ fields: [{ field: 'count', message: '格式不对，请核对。' }] }),
    );
  });

  it('speaks English too', () => {
    expect(refused({ name: 'x', count: 10 }, 'en')).toEqual([
      'name: At least 2 characters.',
      'count: Not more than 9.',
    ]);
  });

  it('keeps line ends, tabs and every script', () => {
    expect(parseInput(z.object({ note: z.string() }), { note: '一\n二\tthree 🏭' }, 'en')).toEqual({
      note: '一\n二\tthree 🏭',
    });
  });
});
