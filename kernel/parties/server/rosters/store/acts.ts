import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { RosterActKind } from '../../../contract/roster.ts';
import { type RosterActRow, tables } from './tables.ts';

/** An act as it is written. */
export type NewAct = Pick<RosterActRow, 'id' | 'kind' | 'reason' | 'undoes'> & {
  zoneId: string;
  rosterId: string;
  by: string | null;
  at: string;
};

/** Adds an act; the entries that it makes and takes back name it. */
export async function addAct(tx: ZoneDb, act: NewAct): Promise<void> {
  await tables(tx)
    .insertInto('parties.roster_act')
    .values({
      zone_id: act.zoneId,
      id: act.id,
      roster_id: act.rosterId,
      kind: act.kind,
      reason: act.reason,
      undoes: act.undoes,
      made_by: act.by,
      made_at: act.at,
    })
    .execute();
}

/** An act with the rows that it made and took back. */
export interface ActTraces {
  id: string;
  kind: RosterActKind;
  rosterId: string;
  undone: boolean;
  madeAndStanding: string[];
  made: number;
  takenBack: string[];
}

/** The act with this id and what it left, if the zone has it. */
export async function findAct(db: ZoneDb, id: string): Promise<ActTraces | undefined> {
  const act = await tables(db)
    .selectFrom('parties.roster_act')
    .select(['id', 'kind', 'roster_id as rosterId'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (act === undefined) return undefined;
  const undoing = await tables(db)
    .selectFrom('parties.roster_act')
    .select('id')
    .where('undoes', '=', id)
    .executeTakeFirst();
  const made = await tables(db)
    .selectFrom('parties.roster_entry')
    .select(['id', 'taken_back_by as takenBackBy'])
    .where('made_by', '=', id)
    .execute();
  const takenBack = await tables(db)
    .selectFrom('parties.roster_entry')
    .select('id')
    .where('taken_back_by', '=', id)
    .execute();
  return {
    ...act,
    undone: undoing !== undefined,
    made: made.length,
    madeAndStanding: made.filter((row) => row.takenBackBy === null).map((row) => row.id),
    takenBack: takenBack.map((row) => row.id),
  };
}

/** Acts on a list, newest first, each with the parties that it touched. */
export function listActs(db: ZoneDb, rosterId: string, { limit, offset }: { limit: number; offset: number }) {
  return tables(db)
    .selectFrom('parties.roster_act as act')
    .leftJoin('auth.account as account', (join) =>
      join.onRef('account.zone_id', '=', 'act.zone_id').onRef('account.id', '=', 'act.made_by'),
    )
    .select(['act.id', 'act.kind', 'act.reason', 'act.made_at as at', 'account.display_name as by'])
    .select(
      sql<string[]>`array(select distinct entry.party_id from parties.roster_entry entry
        where entry.zone_id = act.zone_id and (entry.made_by = act.id or entry.taken_back_by = act.id)
        order by 1)`.as('partyIds'),
    )
    .select(
      sql<boolean>`not exists (select from parties.roster_act undoing
          where undoing.zone_id = act.zone_id and undoing.undoes = act.id)
        and not exists (select from parties.roster_entry entry
          where entry.zone_id = act.zone_id and entry.made_by = act.id and entry.taken_back_by is not null)`.as(
        'undoable',
      ),
    )
    .where('act.roster_id', '=', rosterId)
    .orderBy('act.made_at', 'desc')
    .orderBy('act.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
}

/** How many acts a list has seen. */
export async function countActs(db: ZoneDb, rosterId: string): Promise<number> {
  const { count } = await tables(db)
    .selectFrom('parties.roster_act')
    .select((make) => make.fn.countAll<number>().as('count'))
    .where('roster_id', '=', rosterId)
    .executeTakeFirstOrThrow();
  return count;
}
