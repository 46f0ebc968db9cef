import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { Layout } from '../../contract/layout.ts';

const columns = sql`l.tab, l.headline, l.left_tiles as "left", l.right_tiles as "right", l.trend, l.hidden, l.revision,
  l.saved_at as "savedAt", a.display_name as "savedBy"`;

/** The tabs that the zone of the connection has arranged. */
export async function findLayouts(db: ZoneDb): Promise<Layout[]> {
  const { rows } = await sql<Layout>`select ${columns} from cockpit.layout l
    left join auth.account a on a.zone_id = l.zone_id and a.id = l.saved_by order by l.tab`.execute(db);
  return rows;
}

/** One tab, kept from changes until the transaction ends. */
export async function lockLayout(tx: ZoneDb, tab: string): Promise<Layout | undefined> {
  const { rows } = await sql<Layout>`select ${columns} from cockpit.layout l
    left join auth.account a on a.zone_id = l.zone_id and a.id = l.saved_by
    where l.tab = ${tab} for update of l`.execute(tx);
  return rows[0];
}

/** What is kept of a tab. */
export type KeptLayout = Omit<Layout, 'savedBy'> & { zoneId: string; savedBy: string };

/** Keeps a tab that was not arranged before; false when somebody was quicker. */
export async function addLayout(tx: ZoneDb, one: KeptLayout): Promise<boolean> {
  const result = await sql`insert into cockpit.layout
      (zone_id, tab, headline, left_tiles, right_tiles, trend, hidden, revision, saved_at, saved_by)
    values (${one.zoneId}, ${one.tab}, ${one.headline}, ${one.left}, ${one.right}, ${one.trend}, ${one.hidden},
      ${one.revision}, ${one.savedAt}, ${one.savedBy}) on conflict do nothing`.execute(tx);
  return result.numAffectedRows === 1n;
}

/** Keeps a tab that is locked. */
export async function changeLayout(tx: ZoneDb, one: KeptLayout): Promise<void> {
  await sql`update cockpit.layout set headline = ${one.headline}, left_tiles = ${one.left}, right_tiles = ${one.right},
      trend = ${one.trend}, hidden = ${one.hidden}, revision = ${one.revision}, saved_at = ${one.savedAt},
      saved_by = ${one.savedBy}
    where tab = ${one.tab}`.execute(tx);
}
