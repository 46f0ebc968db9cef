import { describe, expect, it } from 'vitest';
import { coverageQuery, planFirmQuery, planQuery, visitQuery } from './visit-query.ts';

describe('an address', () => {
  it('is read as the endpoint takes it', () => {
    const id = '016f5e66-e808-746d-860e-09389a5fe834';
    const search = { q: '示范', department: id, purpose: ['policy', 'safety'], exempt: 'yes', page: '3', sort: 'day' };
    expect(visitQuery(search)).toMatchObject({
      ...{ q: '示范', department: [id], purpose: ['policy', 'safety'], exempt: 'yes', page: 3, sort: 'day' },
      ...{ withdrawn: 'no', pageSize: 50 },
    });
    expect(coverageQuery({ months: '24', state: 'never' })).toMatchObject({ months: 24, state: 'never', industry: [] });
  });

  it('that says what nobody knows still opens', () => {
    const search = { months: '0', state: 'someday', department: 'nobody', page: 'x', sort: 'colour', strange: '1' };
    expect(coverageQuery(search)).toMatchObject({ months: 12, state: 'gap', page: 1, sort: 'lastVisit' });
    expect(visitQuery(search)).toMatchObject({ department: [], sort: '-day' });
    expect(planQuery(search)).toMatchObject({ state: [] });
    expect(planFirmQuery({ state: 'late' })).toMatchObject({ state: ['late'] });
  });
});
