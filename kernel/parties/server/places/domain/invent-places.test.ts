import { describe, expect, it } from 'vitest';
import { doubtsOfLandCode } from '../../../contract/parcel-code.ts';
import { doubtsOfCreditCode } from '../../../contract/social-credit-code.ts';
import { inventFirms } from '../../domain/invent-firms.ts';
import { inventInstitutions } from '../../institutions/domain/invent-institutions.ts';
import { readZoneWords } from '../../read-zone-words.ts';
import { firmsWithPlaces, inventPlaces } from './invent-places.ts';

const invention = { ...(await readZoneWords('shifan')), seed: 1 };
const at = '2026-01-01T00:00:00+08:00';
const firmIds = [...inventFirms(invention, 300)].slice(0, firmsWithPlaces).map(({ id }) => id);
const institutions = inventInstitutions(invention, at);
const users = { firmIds, institutionIds: institutions.map(({ id }) => id) };
const places = inventPlaces(invention, users, at);

describe('the invented places', () => {
  it('are the same from the same seed, and others from another', () => {
    expect(inventPlaces(invention, users, at)).toEqual(places);
    expect(inventPlaces({ ...invention, seed: 2 }, users, at).parcels[0]?.id).not.toBe(places.parcels[0]?.id);
  });

  it('make two parks with buildings and floors, all on parcels of the zone', () => {
    expect([places.parcels.length, places.sites.length]).toEqual([240, 60]);
    expect(places.sites.filter((site) => site.kind === 'park').map(({ name }) => name)).toEqual([
      '示范产业园',
      '示范科技园',
    ]);
    const known = new Set([...places.parcels, ...places.sites].map(({ id }) => id));
    expect(known.size).toBe(300);
    for (const { parent, parcel } of places.sites) {
      for (const place of [parent, parcel]) if (place !== null) expect(known).toContain(place.id);
    }
    expect(new Set(places.parcels.map(({ number }) => number)).size).toBe(240);
    for (const { landCode } of places.parcels) expect(doubtsOfLandCode(landCode ?? '')).toEqual([]);
  });

  it('are used by no one twice in the same way at a time', () => {
    const keys = places.occupancies.map((one) => `${one.partyId} ${one.placeId} ${one.kind}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBeGreaterThan(150);
    for (const { startsOn, endsOn } of places.occupancies) expect(endsOn === null || endsOn >= startsOn).toBe(true);
    expect(places.occupancies.some(({ endsOn }) => endsOn !== null)).toBe(true);
  });

  it('shrink with the zone, also to nobody who could use them', () => {
    const small = inventPlaces(invention, { firmIds: [], institutionIds: [] }, at);
    expect([small.parcels.length, small.sites.filter(({ kind }) => kind === 'park').length]).toEqual([60, 1]);
    expect(small.occupancies).toEqual([]);
  });
});

describe('the invented institutions', () => {
  it('bear the mark of the zone, sound codes of nowhere, and each a name of its own', () => {
    expect(institutions).toHaveLength(13);
    expect(new Set(institutions.map(({ name }) => name)).size).toBe(13);
    for (const one of institutions) {
      expect(one.name.startsWith('示范')).toBe(true);
      expect(one.socialCreditCode?.slice(2, 8)).toBe('000000');
      expect(doubtsOfCreditCode(one.socialCreditCode ?? '')).toEqual([]);
    }
  });
});
