import { expect, it } from 'vitest';
import { conditionWords } from './condition-words.ts';

const text = (key: string, params: Record<string, unknown> = {}) =>
  key === 'form.quoted' ? `‘${params.words}’` : ({ 'form.words.and': '且', 'form.words.or': '或' }[key] ?? key);

it('reads a condition aloud, and leaves what stands in quotes as it is', () => {
  expect(conditionWords('类型 = "A and B" and 人数 >= 3 or 金额*2 != 1', text)).toBe(
    '类型 = ‘A and B’ 且 人数 ≥ 3 或 金额 × 2 ≠ 1',
  );
});
