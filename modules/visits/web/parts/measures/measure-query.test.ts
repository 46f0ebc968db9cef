import { describe, expect, it } from 'vitest';
import { measureQuery } from './measure-query.ts';

describe('the filter of measures in the address', () => {
  it('is read as it was written, and leaves out what it does not know', () => {
    expect(measureQuery({ q: '厂房', state: ['done', 'dropped'], light: 'late', sort: '-issues', page: '2' })).toEqual({
      ...{ q: '厂房', document: [], department: [], aspect: [], state: ['done', 'dropped'], light: ['late'] },
      sort: '-issues',
    });
    expect(measureQuery({ sort: 'wrong' })).not.toHaveProperty('sort');
  });
});
