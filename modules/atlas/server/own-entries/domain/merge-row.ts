import { type OwnEntry, plainTarget } from '../../../contract/own-entry.ts';

type Entry = Omit<OwnEntry, 'partyName'>;

/** What a row tells, its party found already. */
export interface ToldRow {
  values: Readonly<Record<string, unknown>>;
  partyId: string | null;
  /** An empty cell clears what is known. */
  emptyClears: boolean;
}

/** Columns that a sheet and the table have in common. */
export const toldColumns = [
  'kind',
  'name',
  'description',
  'field',
  'district',
  'members',
  'startsOn',
  'endsOn',
  'target',
  'targetUnit',
  'source',
] as const;

/** The entry that a row makes of what is known: what is not in the sheet stays, and so does what an empty cell does not clear. */
export function mergeRow(
  { values, partyId, emptyClears }: ToldRow,
  known: Entry | undefined,
  { id, registeredAt }: Pick<Entry, 'id' | 'registeredAt'>,
): Entry {
  const stays = (key: string) => !(key in values) || (values[key] === null && known !== undefined && !emptyClears);
  const told = toldColumns.map((key) => {
    if (stays(key)) return [key, known?.[key] ?? null];
    const value = values[key];
    return [key, key === 'target' && typeof value === 'string' ? plainTarget(value) : value];
  });
  const party = stays('party') ? (known?.partyId ?? null) : partyId;
  return { ...Object.fromEntries(told), id, registeredAt, partyId: party } as Entry;
}
