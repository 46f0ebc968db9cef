import type { FieldChoice, FieldValue } from '../../contract/merging.ts';

/** A row of the party's own table, by column. */
export type PartyFields = Readonly<Record<string, FieldValue>>;

/** What is written to the survivor, by column. */
export type FieldChanges = Record<string, { before: FieldValue; after: FieldValue }>;

/** Columns of a kind, see merge-tables.ts. */
export interface FieldRules {
  columns: readonly string[];
  followers: Readonly<Record<string, string>>;
}

/** A column in which the two differ, and whose value is kept. */
export interface Difference {
  column: string;
  survivor: FieldValue;
  other: FieldValue;
  kept: FieldChoice;
}

/** Where the two differ: as chosen, else the survivor's, else the other's where the survivor's is empty. */
export function compareFields(
  { survivor, other }: { survivor: PartyFields; other: PartyFields },
  { columns }: Pick<FieldRules, 'columns'>,
  chosen: (column: string) => FieldChoice | undefined,
): Difference[] {
  return columns.flatMap((column) => {
    const [own, others] = [survivor[column] ?? null, other[column] ?? null];
    if (own === others) return [];
    const usual = own === null ? ('other' as const) : ('survivor' as const);
    return [{ column, survivor: own, other: others, kept: chosen(column) ?? usual }];
  });
}

/** What changes at the survivor; a column that goes with another goes with it both ways. */
export function planChanges(
  differences: readonly Difference[],
  { survivor, other }: { survivor: PartyFields; other: PartyFields },
  { followers }: Pick<FieldRules, 'followers'>,
): FieldChanges {
  const changes: FieldChanges = {};
  const taken = differences.filter(({ kept }) => kept === 'other');
  for (const { column, survivor: before, other: after } of taken) changes[column] = { before, after };
  for (const [follower, leader] of Object.entries(followers)) {
    const [before, after] = [survivor[follower] ?? null, other[follower] ?? null];
    if (leader in changes && before !== after) changes[follower] = { before, after };
  }
  return changes;
}

/** Columns that were changed after the merge; a column that goes with another is told by that one. */
export function changedSince(
  changes: FieldChanges,
  now: PartyFields,
  { followers }: Pick<FieldRules, 'followers'>,
): string[] {
  const changed = Object.entries(changes)
    .filter(([column, { after }]) => (now[column] ?? null) !== after)
    .map(([column]) => followers[column] ?? column);
  return [...new Set(changed)];
}

/** What is written back: everything but what is to stay as it is now. */
export function planRestoring(
  changes: FieldChanges,
  kept: ReadonlySet<string>,
  { followers }: Pick<FieldRules, 'followers'>,
): Record<string, FieldValue> {
  return Object.fromEntries(
    Object.entries(changes)
      .filter(([column]) => !kept.has(followers[column] ?? column))
      .map(([column, { before }]) => [column, before]),
  );
}
