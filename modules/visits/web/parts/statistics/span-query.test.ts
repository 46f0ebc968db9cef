import { describe, expect, it } from 'vitest';
import { issueSearch, spanQuery, visitSearch, yearBefore } from './span-query.ts';

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
    expect(issueSearch({ by: 'size', ...span }, '')).toEqual({ ...span, without: 'size' });
    expect(issueSearch({ by: 'department', ...span }, '')).toEqual({ ...span, without: 'lead' });
    expect(issueSearch({ by: 'industry', ...span }, '')).toBeUndefined();
  });

  it('are those of a month within the span', () => {
    expect(issueSearch({ by: 'month', ...span }, '2026-01')).toEqual({ from: '2026-01-10', to: '2026-01-31' });
    expect(issueSearch({ by: 'month', ...span }, '2026-02')).toEqual({ from: '2026-02-01', to: '2026-02-20' });
  });

  it('are visits where visits are counted, which know neither category nor urgency', () => {
    expect(visitSearch({ by: 'industry', ...span }, 'C')).toEqual({ ...span, industry: 'C' });
    expect(visitSearch({ by: 'size', ...span }, '')).toEqual({ ...span, size: 'none' });
    expect(visitSearch({ by: 'month', ...span }, '2026-02')).toEqual({ from: '2026-02-01', to: '2026-02-20' });
    expect(visitSearch({ by: 'department', ...span }, null)).toEqual(span);
    expect(visitSearch({ by: 'urgency', ...span }, null)).toBeUndefined();
  });

  it('are those of the same group a year before', () => {
    const before = { from: '2025-01-10', to: '2025-02-20' };
    const then = yearBefore({ by: 'month', ...span }, '2026-01', before);
    expect(issueSearch(then.query, then.key)).toEqual({ from: '2025-01-10', to: '2025-01-31' });
    const all = yearBefore({ by: 'size', ...span }, null, before);
    expect([all.query, all.key]).toEqual([{ by: 'size', ...before }, null]);
  });
});
