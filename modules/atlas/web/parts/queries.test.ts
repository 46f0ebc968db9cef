import { describe, expect, it } from 'vitest';
import { parseSearch } from '#ui/url/search.ts';
import { projectFilter, zoneFilter } from '../../contract/endpoints.ts';
import { ownEntryFilter } from '../../contract/own-entry.ts';
import { practiceFilter } from '../../contract/practice.ts';
import { ownEntryQuery } from './own-entry-query.ts';
import { practiceQuery } from './practice-query.ts';
import { investmentThresholds, projectQuery } from './project-query.ts';
import { zoneQuery } from './zone-query.ts';

describe('zoneQuery', () => {
  it('reads the address into what the endpoint takes', () => {
    const query = zoneQuery(
      parseSearch('?q=西安&kind=high_tech&kind=bonded&province=陕西省&sort=-facts&panel=x&view=map'),
    );
    expect(query).toEqual({
      q: '西安',
      kind: ['high_tech', 'bonded'],
      province: ['陕西省'],
      coverage: [],
      sort: '-facts',
    });
    expect(zoneFilter.safeParse(query).success).toBe(true);
  });

  it('leaves out an order that the register does not have', () => {
    expect(zoneQuery({ sort: 'coverage' })).not.toHaveProperty('sort');
  });

  it('asks for everything without filters', () => {
    expect(zoneFilter.parse(zoneQuery({}))).toEqual({ kind: [], province: [], coverage: [], sort: 'row' });
  });
});

describe('projectQuery', () => {
  it('reads the address into what the endpoint takes', () => {
    const query = projectQuery(
      parseSearch('?stage=started&zone=xian-htz&minInvestmentFen=10000000000&sort=-investment&page=2'),
    );
    expect(projectFilter.parse(query)).toMatchObject({
      stage: ['started'],
      zone: ['xian-htz'],
      minInvestmentFen: 10_000_000_000,
      sort: '-investment',
    });
    expect(query).not.toHaveProperty('page');
  });

  it('offers thresholds that the endpoint takes, each tenfold', () => {
    const taken = investmentThresholds.map(
      (least) => projectFilter.parse({ minInvestmentFen: least }).minInvestmentFen,
    );
    expect(taken).toEqual([1e10, 1e11, 1e12]);
  });
});

describe('practiceQuery and ownEntryQuery', () => {
  it('read the address into what the endpoints take, and leave out orders that the lists do not have', () => {
    const practices = practiceQuery(parseSearch('?q=时间银行&job=15&job=4&state=works&sort=-state&panel=x'));
    expect(practiceFilter.parse(practices)).toMatchObject({
      q: '时间银行',
      job: ['15', '4'],
      state: ['works'],
      sort: '-state',
    });
    const entries = ownEntryQuery(parseSearch('?kind=goal&field=低空经济&sort=members'));
    expect(ownEntryFilter.parse(entries)).toEqual({ kind: ['goal'], field: ['低空经济'], sort: 'kind' });
  });
});
