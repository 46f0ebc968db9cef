import { namesOfAccounts } from '#platform/auth/server/accounts.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { RuleVersionHead } from '../../contract/rule-record.ts';
import type { StoredVersion } from './store/versions.ts';

/** Versions as the contract says them, with the names of who drafted and published them. */
export async function describeVersions(db: ZoneDb, versions: readonly StoredVersion[]): Promise<RuleVersionHead[]> {
  const names = await namesOfAccounts(
    db,
    versions.flatMap(({ draftedBy, publishedBy }) => [draftedBy ?? [], publishedBy ?? []].flat()),
  );
  return versions.map(({ number, revision, from, to, reason, digest, draftedBy, publishedBy, publishedAt }) => ({
    ...{ number, revision, from, to, reason, publishedAt, digest: digest.toString('hex') },
    draftedBy: names.get(draftedBy ?? '') ?? null,
    publishedBy: names.get(publishedBy ?? '') ?? null,
  }));
}
