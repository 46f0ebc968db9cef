import type { ZoneDb } from '#platform/db/server/database.ts';
import { tables } from '../../issues/store/tables.ts';

/** Links to an issue, the newest first. */
export function listLinks(db: ZoneDb, caseId: string) {
  return tables(db)
    .selectFrom('visits.issue_link')
    .select(['id', 'made_at as madeAt', 'expires_on as expiresOn', 'revoked_at as revokedAt'])
    .where('case_id', '=', caseId)
    .orderBy('made_at', 'desc')
    .execute();
}

/** Keeps a link; of its secret only the digest. */
export async function addLink(
  tx: ZoneDb,
  link: {
    zoneId: string;
    id: string;
    caseId: string;
    firmId: string;
    digest: Buffer;
    by: string | null;
    at: string;
    expiresOn: string;
  },
): Promise<void> {
  await tables(tx)
    .insertInto('visits.issue_link')
    .values({
      ...{ zone_id: link.zoneId, id: link.id, case_id: link.caseId, firm_id: link.firmId, digest: link.digest },
      ...{ made_by: link.by, made_at: link.at, expires_on: link.expiresOn },
    })
    .execute();
}

/** The issue and firm behind a secret, while the link holds. */
export function findLink(db: ZoneDb, { digest, today }: { digest: Buffer; today: string }) {
  return tables(db)
    .selectFrom('visits.issue_link')
    .select(['id', 'case_id as caseId', 'firm_id as firmId', 'expires_on as expiresOn'])
    .where('digest', '=', digest)
    .where('revoked_at', 'is', null)
    .where('expires_on', '>=', today)
    .executeTakeFirst();
}

/** Whether a link of this secret was made, and whether it still holds. */
export async function stateOfLink(
  db: ZoneDb,
  { digest, today }: { digest: Buffer; today: string },
): Promise<'none' | 'holds' | 'over'> {
  const row = await tables(db)
    .selectFrom('visits.issue_link')
    .select(['expires_on', 'revoked_at'])
    .where('digest', '=', digest)
    .executeTakeFirst();
  if (row === undefined) return 'none';
  return row.revoked_at === null && row.expires_on >= today ? 'holds' : 'over';
}

/** Revokes a link; its issue, or undefined where none holds. */
export function revokeLink(tx: ZoneDb, { id, by, at }: { id: string; by: string; at: string }) {
  return tables(tx)
    .updateTable('visits.issue_link')
    .set({ revoked_at: at, revoked_by: by })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('case_id as caseId')
    .executeTakeFirst();
}
