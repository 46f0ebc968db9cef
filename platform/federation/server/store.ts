import type { ZoneDb } from '#platform/db/server/database.ts';
import { type ProviderKind, type ProviderSettings, providerSettings } from '../contract/provider.ts';

// A type and not an interface: kysely asks for an index signature.
type FederationTables = {
  'federation.provider': {
    zone_id: string;
    id: string;
    kind: ProviderKind;
    name: string;
    enabled: boolean;
    admits_officers: boolean;
    settings: unknown;
    sealed_secret: string;
    changed_at: string;
  };
  'federation.link': {
    zone_id: string;
    id: string;
    provider_id: string;
    subject_digest: Buffer;
    account_id: string;
    linked_at: string;
    ended_at: string | null;
  };
};

const tables = (db: ZoneDb) => db.withTables<FederationTables>();

/** A provider with its secret, still sealed. */
export interface StoredProvider {
  id: string;
  zoneId: string;
  name: string;
  enabled: boolean;
  admitsOfficers: boolean;
  settings: ProviderSettings;
  sealedSecret: string;
  changedAt: string;
}

const columns = [
  'id',
  'zone_id as zoneId',
  'name',
  'enabled',
  'admits_officers as admitsOfficers',
  'settings',
  'sealed_secret as sealedSecret',
  'changed_at as changedAt',
] as const;

/** Providers of the connection's zone, by name. */
export async function listStored(db: ZoneDb): Promise<StoredProvider[]> {
  const rows = await tables(db).selectFrom('federation.provider').select(columns).orderBy('name').execute();
  return rows.map((row) => ({ ...row, settings: providerSettings.parse(row.settings) }));
}

/** The provider with this id. */
export async function findStored(db: ZoneDb, id: string): Promise<StoredProvider | undefined> {
  const row = await tables(db)
    .selectFrom('federation.provider')
    .select(columns)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { ...row, settings: providerSettings.parse(row.settings) };
}

/** Adds a provider. */
export async function addStored(tx: ZoneDb, provider: StoredProvider): Promise<void> {
  await tables(tx)
    .insertInto('federation.provider')
    .values({
      zone_id: provider.zoneId,
      id: provider.id,
      kind: provider.settings.kind,
      name: provider.name,
      enabled: provider.enabled,
      admits_officers: provider.admitsOfficers,
      settings: JSON.stringify(provider.settings),
      sealed_secret: provider.sealedSecret,
      changed_at: provider.changedAt,
    })
    .execute();
}

/** Changes a provider; its kind stays. */
export async function saveStored(tx: ZoneDb, provider: StoredProvider): Promise<void> {
  await tables(tx)
    .updateTable('federation.provider')
    .set({
      name: provider.name,
      enabled: provider.enabled,
      admits_officers: provider.admitsOfficers,
      settings: JSON.stringify(provider.settings),
      sealed_secret: provider.sealedSecret,
      changed_at: provider.changedAt,
    })
    .where('id', '=', provider.id)
    .execute();
}

/** A person of a provider who is an account here. */
export interface StoredLink {
  id: string;
  zoneId: string;
  providerId: string;
  subjectDigest: Buffer;
  accountId: string;
  linkedAt: string;
}

const linkColumns = [
  'id',
  'zone_id as zoneId',
  'provider_id as providerId',
  'subject_digest as subjectDigest',
  'account_id as accountId',
  'linked_at as linkedAt',
] as const;

const openLinks = (db: ZoneDb) =>
  tables(db).selectFrom('federation.link').select(linkColumns).where('ended_at', 'is', null);

/** The open link of a provider's person. */
export function findLink(db: ZoneDb, providerId: string, subjectDigest: Buffer): Promise<StoredLink | undefined> {
  return openLinks(db)
    .where('provider_id', '=', providerId)
    .where('subject_digest', '=', subjectDigest)
    .executeTakeFirst();
}

/** Open links of an account. */
export function listLinks(db: ZoneDb, accountId: string): Promise<StoredLink[]> {
  return openLinks(db).where('account_id', '=', accountId).orderBy('linked_at').execute();
}

/** Adds a link; a second open one of the same person or account is refused by the table. */
export async function addLink(tx: ZoneDb, link: StoredLink): Promise<void> {
  await tables(tx)
    .insertInto('federation.link')
    .values({
      zone_id: link.zoneId,
      id: link.id,
      provider_id: link.providerId,
      subject_digest: link.subjectDigest,
      account_id: link.accountId,
      linked_at: link.linkedAt,
      ended_at: null,
    })
    .execute();
}

/** Ends a link of an account; false when there is none that is open. */
export async function endStoredLink(tx: ZoneDb, of: { id: string; accountId: string }, at: string): Promise<boolean> {
  const result = await tables(tx)
    .updateTable('federation.link')
    .set({ ended_at: at })
    .where('id', '=', of.id)
    .where('account_id', '=', of.accountId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
