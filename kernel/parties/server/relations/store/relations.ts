import type { Generated } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { Kinship, RelationKind } from '../../../contract/relation.ts';
import type { StoredRelation } from '../domain/stored-relation.ts';
import type { DatedShare } from '../domain/sum-shares.ts';
import type { Edge } from '../domain/walk-relations.ts';

export type { StoredRelation } from '../domain/stored-relation.ts';

// Types and not interfaces: kysely asks for an index signature.

/** A row of parties.relation. */
export type RelationRow = {
  zone_id: string;
  id: string;
  kind: RelationKind;
  from_id: string;
  to_id: string;
  share_percent: string | null;
  post: string | null;
  kinship: Kinship | null;
  starts_on: string;
  ends_on: string | null;
  source: string;
  document_number: string | null;
  made_by: string | null;
  made_at: string;
  replaces: string | null;
  taken_back_at: Generated<string | null>;
  taken_back_by: Generated<string | null>;
  take_back_reason: Generated<string | null>;
  demonstration: Generated<boolean>;
};

function tables(db: ZoneDb) {
  return db.withTables<{
    'parties.relation': RelationRow;
    'auth.account': { zone_id: string; id: string; display_name: string };
  }>();
}

const columns = [
  'one.id',
  'one.kind',
  'one.from_id as fromId',
  'one.to_id as toId',
  'one.share_percent as sharePercent',
  'one.post',
  'one.kinship',
  'one.starts_on as startsOn',
  'one.ends_on as endsOn',
  'one.source',
  'one.document_number as documentNumber',
] as const;

/** Relations of a party to either side, those without an end first, then the latest. */
export function listRelationsOf(db: ZoneDb, partyId: string, limit: number) {
  return tables(db)
    .selectFrom('parties.relation as one')
    .leftJoin('auth.account as account', (join) =>
      join.onRef('account.zone_id', '=', 'one.zone_id').onRef('account.id', '=', 'one.made_by'),
    )
    .select(columns)
    .select(['account.display_name as by', 'one.made_at as at'])
    .where('one.taken_back_at', 'is', null)
    .where((make) => make.or([make('one.from_id', '=', partyId), make('one.to_id', '=', partyId)]))
    .orderBy('one.ends_on', (order) => order.desc().nullsFirst())
    .orderBy('one.starts_on', 'desc')
    .orderBy('one.id')
    .limit(limit)
    .execute();
}

/** Shares in a firm, past and present. */
export async function listShares(db: ZoneDb, partyId: string): Promise<DatedShare[]> {
  const rows = await tables(db)
    .selectFrom('parties.relation')
    .select(['share_percent as percent', 'starts_on as startsOn', 'ends_on as endsOn'])
    .where('to_id', '=', partyId)
    .where('kind', '=', 'shareholding')
    .where('taken_back_at', 'is', null)
    .execute();
  return rows.map(({ percent, ...days }) => ({ percent: percent ?? '0', ...days }));
}

/** Relations that hold on a day and touch one of these parties. */
export async function listEdges(
  db: ZoneDb,
  ids: readonly string[],
  { day, kinds }: { day: string; kinds: readonly RelationKind[] | undefined },
): Promise<Edge[]> {
  const found: Edge[] = [];
  for (const side of ['from_id', 'to_id'] as const) {
    const rows = await tables(db)
      .selectFrom('parties.relation')
      .select(['id as relationId', 'from_id as fromId', 'to_id as toId'])
      .where(side, 'in', ids)
      .where('taken_back_at', 'is', null)
      .where('starts_on', '<=', day)
      .where((make) => make.or([make('ends_on', 'is', null), make('ends_on', '>', day)]))
      .$if(kinds !== undefined, (query) => query.where('kind', 'in', kinds ?? []))
      .execute();
    found.push(...rows);
  }
  return found;
}

/** A relation that stands, locked until the transaction ends. */
export function lockRelation(tx: ZoneDb, id: string): Promise<StoredRelation | undefined> {
  return tables(tx)
    .selectFrom('parties.relation as one')
    .select(columns)
    .where('one.id', '=', id)
    .where('one.taken_back_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}

/** Adds a relation; the database refuses one that overlaps with the same relation of the same two. */
export async function addRelationRow(
  tx: ZoneDb,
  relation: StoredRelation,
  made: { zoneId: string; by: string | null; at: string; replaces?: string; demonstration?: boolean },
): Promise<void> {
  await tables(tx)
    .insertInto('parties.relation')
    .values({
      zone_id: made.zoneId,
      id: relation.id,
      kind: relation.kind,
      from_id: relation.fromId,
      to_id: relation.toId,
      share_percent: relation.sharePercent,
      post: relation.post,
      kinship: relation.kinship,
      starts_on: relation.startsOn,
      ends_on: relation.endsOn,
      source: relation.source,
      document_number: relation.documentNumber,
      made_by: made.by,
      made_at: made.at,
      replaces: made.replaces ?? null,
      demonstration: made.demonstration ?? false,
    })
    // What is invented leaves room to what people entered.
    .$if(made.demonstration === true, (query) => query.onConflict((conflict) => conflict.doNothing()))
    .execute();
}

/** Marks a relation as taken back. */
export async function takeBackRelation(
  tx: ZoneDb,
  id: string,
  { by, at, reason }: { by: string; at: string; reason: string },
): Promise<void> {
  await tables(tx)
    .updateTable('parties.relation')
    .set({ taken_back_at: at, taken_back_by: by, take_back_reason: reason })
    .where('id', '=', id)
    .execute();
}
