import { describe, expect, it } from 'vitest';
import { issueSearch, spanQuery } from './span-query.ts';

describe('the question of the statistics', () => {
  it('is this year until today unless the address says another span in order', () => {
    const usual = { by: 'department', from: '2026-01-01', to: '2026-11-21' };
    expect(spanQuery({}, '2026-11-21')).toEqual(usual);
    expect(spanQuery({ from: '2026-03-01', to: '2026-01-01' }, '2026-11-21')).toEqual(usual);
    expect(spanQuery({ by: 'size', from: '2025-01-01', to: '2025-12-31' }, '2026-11-21')).toEqual({
      ...{ by: 'size', from: '2025-01-01', to: '2025-12-31' },
    });
    expect(spanQuery({ by: 'wrong' }, '2026-11-21').by).toBe('department');
  });
});

describe('the rows behind a figure', () => {
  const span = { from: '2026-01-10', to: '2026-02-20' };
  it('are those of the group in the span, with what the figure counts', () => {
    expect(issueSearch({ by: 'category', ...span }, 'road', { asked: 'yes' })).toEqual({
      ...{ ...span, category: 'road', asked: 'yes' },
    });
    expect(issueSearch({ by: 'category', ...span }, null)).toEqual(span);
    expect(issueSearch({ by: 'size', ...span }, '')).toBeUndefined();
  });

  it('are those of a month within the span', () => {
    expect(issueSearch({ by: 'month', ...span }, '2026-01')).toEqual({ from: '2026-01-10', to: '2026-01-31' });
    expect(issueSearch({ by: 'month', ...span }, '2026-02')).toEqual({ from: '2026-02-01', to: '2026-02-20' });
  });
});
