import { beforeAll, describe, expect, it } from 'vitest';
import { type Invention, inventFirms } from '../../domain/invent-firms.ts';
import { readZoneWords } from '../../read-zone-words.ts';
import { type InventedEntry, inventEntries, inventRosters } from './invent-rosters.ts';

let invention: Invention;
let entries: InventedEntry[];
const today = '2026-11-21';
beforeAll(async () => {
  invention = { ...(await readZoneWords('shifan')), seed: 20261013 };
  entries = inventEntries(invention, { firms: [...inventFirms(invention, 200)], today });
});

describe('invented lists', () => {
  it('are the same under every seed and on every run, and longer runs begin with shorter ones', () => {
    expect(inventRosters({ ...invention })).toEqual(inventRosters(invention));
    expect(inventEntries(invention, { firms: [...inventFirms(invention, 200)], today })).toEqual(entries);
    const shorter = inventEntries(invention, { firms: [...inventFirms(invention, 50)], today });
    expect(entries.slice(0, shorter.length)).toEqual(shorter);
    expect(new Set(entries.map((entry) => entry.id)).size).toBe(entries.length);
  });

  it('never hold a firm twice on one day where items exclude one another, nor on one item', () => {
    const exclusive = new Map(inventRosters(invention).map((roster) => [roster.id, roster.exclusive]));
    const lanes = Map.groupBy(entries, (entry) =>
      [entry.partyId, exclusive.get(entry.rosterId) ? entry.rosterId : entry.itemId].join(' '),
    );
    for (const stays of lanes.values()) {
      const sorted = stays.sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
      for (const [place, { startsOn, endsOn }] of sorted.entries()) {
        expect(endsOn === null || startsOn < endsOn).toBe(true);
        const next = sorted[place + 1];
        if (next !== undefined) expect(endsOn !== null && endsOn <= next.startsOn).toBe(true);
      }
    }
  });

  it('fill every list, past and present, and begin before today', () => {
    for (const roster of inventRosters(invention)) {
      expect(entries.some((entry) => entry.rosterId === roster.id)).toBe(true);
    }
    expect(entries.every((entry) => entry.startsOn < today)).toBe(true);
    expect(entries.some((entry) => entry.endsOn !== null && entry.endsOn < today)).toBe(true);
    expect(entries.some((entry) => entry.certificateUntil !== null)).toBe(true);
  });
});
