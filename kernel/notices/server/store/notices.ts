import type { Reached } from '#kernel/parties/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { Channel } from '../../contract/notice.ts';
import { type NoticeParams, tables } from './tables.ts';

/** A notice as it is stored. */
export interface StoredNotice {
  zoneId: string;
  id: string;
  template: string;
  params: NoticeParams;
  about: { type: string; id: string };
  href: string;
  to: Reached;
  channels: readonly Channel[] | null;
  thread: string | null;
  at: string;
}

/** Keeps a notice; false when the zone has one of the same key, also one that is being written at the same time. */
export async function addNotice(
  tx: ZoneDb,
  notice: StoredNotice & { onceKey: string; demonstration: boolean },
): Promise<boolean> {
  const { to } = notice;
  const row = await tables(tx)
    .insertInto('notices.notice')
    .values({
      zone_id: notice.zoneId,
      id: notice.id,
      template: notice.template,
      params: notice.params,
      about_type: notice.about.type,
      about_id: notice.about.id,
      href: notice.href,
      once_key: notice.onceKey,
      account_id: 'account' in to ? to.account : null,
      department_id: 'department' in to ? to.department : null,
      firm_id: 'firm' in to ? to.firm : null,
      institution_id: 'institution' in to ? to.institution : null,
      person_id: 'person' in to ? to.person : null,
      channels: notice.channels,
      thread: notice.thread,
      at: notice.at,
      demonstration: notice.demonstration,
    })
    .onConflict((conflict) => conflict.columns(['zone_id', 'once_key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The notice with this id. */
export async function findNotice(db: ZoneDb, id: string): Promise<StoredNotice | undefined> {
  const row = await tables(db).selectFrom('notices.notice').selectAll().where('id', '=', id).executeTakeFirst();
  return (
    row && {
      zoneId: row.zone_id,
      id: row.id,
      template: row.template,
      params: row.params,
      about: { type: row.about_type, id: row.about_id },
      href: row.href,
      to: recipientOf(row),
      channels: row.channels,
      thread: row.thread,
      at: row.at,
    }
  );
}

/** Whom a row is for; the table holds exactly one. */
export function recipientOf(row: {
  account_id: string | null;
  department_id: string | null;
  firm_id: string | null;
  institution_id: string | null;
  person_id: string | null;
}): Reached {
  if (row.account_id !== null) return { account: row.account_id };
  if (row.department_id !== null) return { department: row.department_id };
  if (row.firm_id !== null) return { firm: row.firm_id };
  if (row.institution_id !== null) return { institution: row.institution_id };
  if (row.person_id !== null) return { person: row.person_id };
  throw new Error('a notice is for nobody');
}
