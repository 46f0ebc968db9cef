import { describe, expect, it } from 'vitest';
import { dayOnly, readSearch, searchWith } from './organisation-search.ts';

const id = '018f0000-0000-7000-8000-0000000000d1';

describe('the address of the organisation', () => {
  it('names a day, a department and the gaps', () => {
    expect(readSearch({ on: '2026-03-01', department: id, gaps: '1' })).toEqual({
      ...{ on: '2026-03-01', departmentId: id, gaps: true },
    });
  });

  it('opens with today when it is old or wrong', () => {
    const nothing = { on: undefined, departmentId: undefined, gaps: false };
    expect(readSearch({ on: '2026-02-30', department: 'x', gaps: 'yes' })).toEqual(nothing);
    expect(readSearch({})).toEqual(nothing);
  });

  it('changes one thing, drops what is emptied, and closes the panel', () => {
    const search = { on: '2026-03-01', department: id, panel: 'post-add' };
    expect(searchWith(search, { on: undefined })).toEqual({ department: id });
    expect(searchWith(search, { on: '2027-01-01' })).toEqual({ on: '2027-01-01', department: id });
  });

  it('carries the day alone to the next page', () => {
    expect(dayOnly({ on: '2026-03-01', department: id })).toEqual({ on: '2026-03-01' });
    expect(dayOnly({ department: id })).toEqual({});
  });
});
