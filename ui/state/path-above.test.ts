import { describe, expect, it } from 'vitest';
import { pathAbove } from './path-above.ts';

const pages = ['/', '/visits', '/visits/plans', '/visits/plans/$planId', '/rosters', '/firms/$firmId/amend', '/firms'];

describe('pathAbove', () => {
  it.each([
    ['/visits/$visitId', '/visits'],
    ['/visits/plans/$planId', '/visits/plans'],
    ['/rosters/code/$code', '/rosters'],
    ['/firms/$firmId/amend', '/firms'],
    ['/rule-runs/$runId/parties/$partyId', '/'],
  ])('of %s is %s', (shown, above) => {
    expect(pathAbove(shown, pages)).toBe(above);
  });

  it('is none where the address names no record', () => {
    expect(['/visits', '/', '', '/$'].map((shown) => pathAbove(shown, pages))).toEqual(Array(4).fill(undefined));
  });
});
