import { describe, expect, it } from 'vitest';
import type { Parcel } from '../../../contract/parcel.ts';
import type { Site } from '../../../contract/site.ts';
import type { InventedOccupancy, InventedPlaces } from './invent-places.ts';
import { settlePlaces } from './settle-places.ts';

const parcel = (id: string, number: string) => ({ id, number }) as Parcel;
const site = (id: string, number: string | null, more: Partial<Site> = {}) =>
  ({ id, number, parent: null, parcel: null, ...more }) as Site;
const places: InventedPlaces = {
  parcels: [parcel('new-a', 'A-01'), parcel('new-b', 'A-02')],
  sites: [
    site('new-park', 'S001', { parcel: { id: 'new-a', name: 'A-01' } }),
    site('new-room', null, { parent: { id: 'new-park', name: '园' } }),
  ],
  occupancies: ['new-park', 'new-b'].map((placeId) => ({ placeId }) as InventedOccupancy),
};

describe('invented places on a register where some stand', () => {
  it('take the ids of those with their number, wherever they are named', () => {
    const kept = { parcels: new Map([['A-01', 'old-a']]), sites: new Map([['S001', 'old-park']]) };
    const settled = settlePlaces(places, kept);
    expect(settled.parcels.map(({ id }) => id)).toEqual(['old-a', 'new-b']);
    expect(settled.sites).toMatchObject([
      { id: 'old-park', parcel: { id: 'old-a', name: 'A-01' }, parent: null },
      { id: 'new-room', parcel: null, parent: { id: 'old-park', name: '园' } },
    ]);
    expect(settled.occupancies.map(({ placeId }) => placeId)).toEqual(['old-park', 'new-b']);
  });

  it('stay as they are where none stands', () => {
    expect(settlePlaces(places, { parcels: new Map(), sites: new Map() })).toEqual(places);
  });
});
