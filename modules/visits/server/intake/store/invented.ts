import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { InventedNeed } from '../domain/invent-needs.ts';

/** Removes every invented message with what was done with it. */
export async function removeInventedNeeds(tx: ZoneDb): Promise<void> {
  await sql`delete from visits.need where demonstration`.execute(tx);
}

/** Adds invented messages with their acts and matters in three statements; a number that people took meanwhile is left to them. */
export async function addInventedNeeds(tx: ZoneDb, zoneId: string, needs: readonly InventedNeed[]): Promise<number> {
  if (needs.length === 0) return 0;
  const { numAffectedRows } = await sql`
    insert into visits.need (zone_id, id, number, entrance, channel, firm_id, firm_told, place, matter, token_digest, state,
      filed_on, filed_at, concluded_at, demonstration)
    select ${zoneId}::uuid, made.id, made.number, made.entrance, made.channel, made."firmId", made."firmTold", made.place,
      made.matter, sha256(convert_to(made.id::text, 'UTF8')), made.state, made."filedOn", made."filedAt",
      made."concludedAt", true
    from jsonb_to_recordset(${JSON.stringify(needs)}::jsonb) as made (id uuid, number text, entrance text, channel text,
      "firmId" uuid, "firmTold" text, place text, matter text, state text, "filedOn" date, "filedAt" timestamptz,
      "concludedAt" timestamptz)
    on conflict do nothing`.execute(tx);
  const acts = needs.flatMap((need) => need.acts.map((act, place) => ({ needId: need.id, number: place + 1, ...act })));
  await sql`
    insert into visits.need_act (zone_id, need_id, number, kind, words, elsewhere, made_at, demonstration)
    select ${zoneId}::uuid, made."needId", made.number, made.kind, made.words, made.elsewhere, made.at, true
    from jsonb_to_recordset(${JSON.stringify(acts)}::jsonb) as made ("needId" uuid, number integer, kind text, words text,
      elsewhere text, at timestamptz)
    join visits.need as need on need.id = made."needId"
    on conflict do nothing`.execute(tx);
  const matters = needs.flatMap((need) =>
    need.issueIds.map((issueId, place) => ({
      ...{ needId: need.id, position: place + 1, issueId, joined: need.state === 'joined' },
    })),
  );
  await sql`
    insert into visits.need_matter (zone_id, need_id, position, issue_id, joined, demonstration)
    select ${zoneId}::uuid, made."needId", made.position, made."issueId", made.joined, true
    from jsonb_to_recordset(${JSON.stringify(matters)}::jsonb) as made ("needId" uuid, position integer, "issueId" uuid,
      joined boolean)
    join visits.need as need on need.id = made."needId"
    on conflict do nothing`.execute(tx);
  await sql`
    update visits.issue as issue set need_id = matter.need_id
    from visits.need_matter as matter
    where matter.zone_id = issue.zone_id and matter.issue_id = issue.case_id and not matter.joined
      and issue.demonstration and matter.need_id = any(${needs.map(({ id }) => id)}::uuid[])`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}
