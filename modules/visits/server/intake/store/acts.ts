import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { NeedAct, NeedActKind } from '../../../contract/intake.ts';

/** An act as it is written. */
export interface NewAct {
  zoneId: string;
  needId: string;
  kind: NeedActKind;
  words?: string | undefined;
  elsewhere?: string | undefined;
  by: string | null;
  at: string;
}

/** Adds an act under the next number of its message, which the caller holds. */
export async function addAct(tx: ZoneDb, act: NewAct): Promise<void> {
  await sql`
    insert into visits.need_act (zone_id, need_id, number, kind, words, elsewhere, made_by, made_at)
    select ${act.zoneId}::uuid, ${act.needId}::uuid, 1 + coalesce(max(number), 0), ${act.kind}, ${act.words ?? null},
      ${act.elsewhere ?? null}, ${act.by}::uuid, ${act.at}::timestamptz
    from visits.need_act where need_id = ${act.needId}`.execute(tx);
}

/** Acts of messages in their order. */
export async function listActs(db: ZoneDb, needIds: readonly string[]): Promise<(NeedAct & { needId: string })[]> {
  const { rows } = await sql<NeedAct & { needId: string }>`
    select act.need_id as "needId", act.number, act.kind, act.words, act.elsewhere, account.display_name as by,
      act.made_at as at
    from visits.need_act as act left join auth.account as account on account.id = act.made_by
    where act.need_id = any(${needIds}::uuid[]) order by act.need_id, act.number`.execute(db);
  return rows;
}

/** Says which issues were made of a message, or which it joined. */
export async function addMatters(
  tx: ZoneDb,
  { zoneId, needId, joined }: { zoneId: string; needId: string; joined: boolean },
  issueIds: readonly string[],
): Promise<void> {
  await sql`
    insert into visits.need_matter (zone_id, need_id, position, issue_id, joined)
    select ${zoneId}::uuid, ${needId}::uuid, made.position, made.id, ${joined}
    from unnest(${issueIds}::uuid[]) with ordinality as made (id, position)`.execute(tx);
}

/** Issues of messages in their order. */
export async function listMatterIds(
  db: ZoneDb,
  needIds: readonly string[],
): Promise<{ needId: string; issueId: string; joined: boolean }[]> {
  const { rows } = await sql<{ needId: string; issueId: string; joined: boolean }>`
    select need_id as "needId", issue_id as "issueId", joined from visits.need_matter
    where need_id = any(${needIds}::uuid[]) order by need_id, position`.execute(db);
  return rows;
}
