import type { ZoneDb } from '#platform/db/server/database.ts';
import type { RowFault } from '#platform/sheets/contract/cell-fault.ts';
import type { ImportRow } from '#platform/sheets/server/imports/sheet-register.ts';
import type { PartyKind } from '../../contract/roster.ts';
import { normaliseName } from '../names/domain/name-units.ts';
import { survivorsOf } from '../names/store/found.ts';
import { placeFault } from './place-fault.ts';
import { listMeantParties } from './store/roster-entries.ts';

/** Codes and names borne now go before former and short ones. */
const ranks = { code: 0, current: 1, former: 2, short: 2, english: 2 } as const;

interface Candidate {
  id: string;
  kind: PartyKind;
  rank: number;
}

/** Who is meant by the words of some columns, by word as names are compared. */
export type MeantParties = ReadonlyMap<string, readonly Candidate[]>;

/** Reads everybody whom a text of these columns names exactly; who was merged is the one that stands now. */
export async function readMeantParties(
  db: ZoneDb,
  rows: readonly ImportRow[],
  columns: readonly string[],
): Promise<MeantParties> {
  const words = rows.flatMap(({ values }) =>
    columns.flatMap((key) => (typeof values[key] === 'string' ? normaliseName(values[key]) : [])),
  );
  const named = await listMeantParties(db, [...new Set(words)].filter(Boolean));
  const merged = named.filter(({ state }) => state === 'merged').map(({ partyId }) => partyId);
  const survivors = await survivorsOf(db, [...new Set(merged)]);
  const idOf = (one: (typeof named)[number]) => (one.state === 'merged' ? survivors.get(one.partyId) : one.partyId);
  const found = named.flatMap((one) => {
    const id = idOf(one);
    return id === undefined ? [] : [{ word: one.word, id, kind: one.partyKind, rank: ranks[one.nameKind] }];
  });
  return Map.groupBy(found, ({ word }) => word);
}

/** What a column asks for, and the texts of its faults. */
export interface Asked {
  column: string;
  kinds: readonly PartyKind[];
  unknown: string;
  ambiguous: string;
}

/** The one party that the cell means, or what is wrong with it. */
export function findMeant(
  { values }: ImportRow,
  meant: MeantParties,
  { column, kinds, unknown, ambiguous }: Asked,
): { id: string } | RowFault {
  const fitting = (meant.get(normaliseName(String(values[column] ?? ''))) ?? []).filter(({ kind }) =>
    kinds.includes(kind),
  );
  const best = Math.min(...fitting.map(({ rank }) => rank));
  const parties = new Map(fitting.filter(({ rank }) => rank === best).map((one) => [one.id, one]));
  const [only, other] = parties.values();
  if (only === undefined) return placeFault(unknown, column);
  return other === undefined ? only : placeFault(ambiguous, column);
}

/** Whether looking for a party ended in a fault. */
export function isFault(found: object): found is RowFault {
  return 'severity' in found;
}
