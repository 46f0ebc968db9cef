import { describe, expect, it } from 'vitest';
import { joinParts, listLabels } from './list-labels.ts';

describe('choices in a sentence', () => {
  const choices = ['Held', 'Leased', 'Operated'].map((label) => ({ label }));

  it('stand apart by the marks of the language, and say that there are more', () => {
    expect(listLabels(choices, 3, 'en')).toBe('Held, Leased, Operated');
    expect(listLabels(choices, 2, 'en')).toBe('Held, Leased and more');
    expect(listLabels(choices, 2, 'zh-CN')).toBe('Held、Leased……');
    expect(joinParts(['One of these', 'at most 20'], 'en')).toBe('One of these; at most 20');
  });
});
