import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';

/** A correction that a firm has asked for and nobody has decided. */
export interface WaitingCorrection {
  id: string;
  firmId: string;
  firm: string;
  askedAt: string;
  /** Day in China on which it was asked for. */
  askedOn: string;
}

/** Waiting corrections, the oldest first. */
export async function listWaitingCorrections(db: ZoneDb, limit: number): Promise<WaitingCorrection[]> {
  const { rows } = await sql<WaitingCorrection>`
    select one.id, one.firm_id as "firmId", firm.name as firm, one.asked_at as "askedAt",
      (one.asked_at at time zone 'Asia/Shanghai')::date::text as "askedOn"
    from parties.firm_correction as one join parties.firm on firm.id = one.firm_id
    where one.state = 'open' order by one.asked_at, one.id limit ${limit}`.execute(db);
  return rows;
}

/** A certificate of a list that has run out, or soon will, while the firm still stands on it. */
export interface EndingCertificate {
  id: string;
  rosterId: string;
  roster: string;
  item: string;
  firm: string;
  firmId: string;
  until: string;
}

/** Certificates of firms that end by a day, the earliest first. */
export async function listEndingCertificates(
  db: ZoneDb,
  { today, by, limit }: { today: string; by: string; limit: number },
): Promise<EndingCertificate[]> {
  const { rows } = await sql<EndingCertificate>`
    select entry.id, list.id as "rosterId", list.name as roster, item.name as item, firm.name as firm, firm.id as "firmId",
      entry.certificate_until::text as until
    from parties.roster_entry as entry
    join parties.roster as list on list.id = entry.roster_id and list.closed_on is null
    join parties.roster_item as item on item.id = entry.item_id
    join parties.firm on firm.id = entry.party_id and firm.standing
    where entry.taken_back_by is null and entry.starts_on <= ${today}
      and (entry.ends_on is null or entry.ends_on > ${today}) and entry.certificate_until <= ${by}
    order by entry.certificate_until, firm.name, entry.id limit ${limit}`.execute(db);
  return rows;
}
