import { expect, it } from 'vitest';
import { code, generatedNote, page, table } from './markdown.ts';

it('escapes what would break a table', () => {
  expect(table(['a', 'b'], [['x | y', 'two\n lines']])).toBe('| a | b |\n|---|---|\n| x \\| y | two lines |');
});

it('marks code, and leaves nothing as nothing', () => {
  expect([code('zone_id'), code('')]).toEqual(['`zone_id`', '']);
});

it('says at the top that a page is generated', () => {
  expect(page('# Title', 'Text')).toBe(`${generatedNote}\n\n# Title\n\nText\n`);
});
