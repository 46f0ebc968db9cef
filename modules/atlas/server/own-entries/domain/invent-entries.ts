import { z } from 'zod';
import { type OwnEntry, ownEntryKind } from '../../../contract/own-entry.ts';
import words from './own-entry-words.json' with { type: 'json' };

const inventedEntry = z.strictObject({
  kind: ownEntryKind,
  name: z.string(),
  description: z.string().optional(),
  field: z.string().optional(),
  district: z.string().optional(),
  members: z.int().optional(),
  target: z.string().optional(),
  unit: z.string().optional(),
  /** Kind of the institution that it belongs to. */
  party: z.string().optional(),
  /** Year in which it began, and the last one of a goal's period, counted from today's. */
  starts: z.int(),
  ends: z.int().optional(),
  source: z.string().optional(),
});

/** Entries of a fictional zone; `institutions` are its own by kind, `nextId` gives ids in their order. */
export function inventEntries(
  today: string,
  { institutions, nextId }: { institutions: ReadonlyMap<string, string>; nextId: () => string },
): Omit<OwnEntry, 'partyName'>[] {
  const year = Number(today.slice(0, 4));
  return z
    .array(inventedEntry)
    .parse(words)
    .map(({ kind, name, starts, ends, ...one }) => ({
      ...{ id: nextId(), kind, name, registeredAt: `${today}T00:00:00+08:00` },
      description: one.description ?? null,
      field: one.field ?? null,
      district: one.district ?? null,
      members: one.members ?? null,
      startsOn: `${year + starts}-01-01`,
      endsOn: ends === undefined ? null : `${year + ends}-12-31`,
      target: one.target ?? null,
      targetUnit: one.unit ?? null,
      partyId: one.party === undefined ? null : (institutions.get(one.party) ?? null),
      source: one.source?.replace('{year}', String(year + starts)) ?? null,
    }));
}
