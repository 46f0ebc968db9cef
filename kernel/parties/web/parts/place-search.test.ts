import { describe, expect, it } from 'vitest';
import { filled } from './entry-form.tsx';
import { valuesOfRecord } from './entry-record.ts';
import { noOccupancy, wrongOccupancy } from './place-occupancy-form.tsx';
import { groupDigits } from './place-parts.tsx';
import { institutionQuery, parcelQuery, siteQuery } from './place-search.ts';

describe('the address of a register', () => {
  it('is read as far as the contract knows it, so that an old link still opens', () => {
    const page = { page: 1, pageSize: 50 };
    expect(institutionQuery({ kind: ['bank', 'club'], sort: 'salary', q: '  银行 ' })).toEqual({
      ...{ ...page, q: '银行', kind: ['bank'], status: [] },
    });
    expect(parcelQuery({ landUse: '0601', supplyState: 'gone', page: '-3' })).toEqual({
      ...{ ...page, landUse: ['0601'], supplyState: [] },
    });
    expect(siteQuery({ within: 'park', sort: '-floorArea' })).toEqual({
      ...{ ...page, kind: [], status: [], sort: '-floorArea' },
    });
    expect(siteQuery({ within: '018f0000-0000-7000-8000-00000000000a' }).within).toBeDefined();
  });
});

describe('the forms of places', () => {
  it('send what was filled in, and show other places by id', () => {
    expect(filled({ name: ' 楼 ', number: '  ', area: undefined })).toEqual({ name: '楼' });
    expect(
      valuesOfRecord({ name: '楼', number: null, parent: { id: 'p', name: '园' }, parcel: null, sites: [] }),
    ).toEqual({
      ...{ name: '楼', parentId: 'p' },
    });
  });

  it('name what a use still needs, each act its own fields', () => {
    expect(wrongOccupancy(noOccupancy, ['party', 'kind', 'startsOn', 'endsOn', 'area'])).toEqual([
      ...['needParty', 'needDay', 'needSource'],
    ]);
    expect(wrongOccupancy({ ...noOccupancy, source: '合同' }, ['endsOn'])).toEqual(['needDay']);
    expect(wrongOccupancy({ ...noOccupancy, source: '合同' }, [])).toEqual([]);
    const typed = { ...noOccupancy, startsOn: '2026-01-01', source: '合同', area: '1.234' };
    expect(wrongOccupancy(typed, ['startsOn', 'endsOn', 'area'])).toEqual(['areaForm']);
  });

  it('set thousands apart without touching a digit', () => {
    expect(['0.05', '999.00', '1000', '999999999999.99'].map(groupDigits)).toEqual([
      ...['0.05', '999.00', '1,000', '999,999,999,999.99'],
    ]);
  });
});
