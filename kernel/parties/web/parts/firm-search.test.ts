import { describe, expect, it } from 'vitest';
import { firmSearch } from '../../contract/firm-search.ts';
import { firmFilters } from './firm-filters.ts';
import { firmQuery } from './firm-search.ts';

describe('firmQuery', () => {
  it('asks for what the address says', () => {
    const query = firmQuery({ q: ' 云岭 ', industry: ['C39', 'C34'], status: 'operating', sort: '-name', page: '3' });
    expect(query).toEqual({
      ...{ q: '云岭', industry: ['C39', 'C34'], scale: [], status: ['operating'] },
      ...{ sort: '-name', page: 3, pageSize: 50 },
    });
  });

  it('asks for something that the contract takes, whatever stands in the address', () => {
    for (const search of [
      {},
      { industry: 'X99', scale: ['huge', 'large'], status: '', sort: 'salary', page: '-4' },
      { page: 'many', q: 'x'.repeat(500) },
      { page: '99999999' },
    ]) {
      expect(firmSearch.safeParse(firmQuery(search)).success).toBe(true);
    }
    expect(firmQuery({ scale: ['huge', 'large'] }).scale).toEqual(['large']);
  });
});

describe('firmFilters', () => {
  const facets = {
    industry: [{ value: 'C39', count: 4 }],
    scale: [{ value: 'large', count: 1 }],
    status: [],
  };

  it('offers every size and status, with the number of firms that each would leave', () => {
    const [words, , scale, status] = firmFilters(facets, {}, (key) => key);
    expect(words).toMatchObject({ key: 'q', kind: 'words' });
    expect(scale).toMatchObject({
      options: [
        { value: 'large', label: 'scales.large', count: 1 },
        { value: 'medium', count: 0 },
        { value: 'small', count: 0 },
        { value: 'micro', count: 0 },
      ],
    });
    expect(status).toMatchObject({ options: [{ count: 0 }, { count: 0 }, { count: 0 }] });
  });

  it('keeps a chosen industry that no firm has any more, so that it can be taken back', () => {
    const [, industry] = firmFilters(facets, { industry: 'A01' }, (key) => key);
    expect(industry).toMatchObject({ options: [{ value: 'C39' }, { value: 'A01', count: 0 }] });
  });
});
