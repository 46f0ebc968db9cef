import type { ZoneRef } from '#platform/access/server/zone.ts';
import { findZone } from '#platform/auth/server/store.ts';
import type { Database } from '#platform/db/server/database.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { findStored, listStored, type StoredProvider } from './store.ts';

/** What a sign-in page may know of a provider. */
export const shortOf = ({ id, name, settings }: StoredProvider) => ({ id, name, kind: settings.kind });

/** Enabled providers of a zone; an unknown zone has none. */
export async function openProviders(database: Database, zoneCode: string): Promise<StoredProvider[]> {
  const zone = await findZone(database.forZone(noZone), zoneCode);
  const all = zone === undefined ? [] : await listStored(database.forZone(zone.id));
  return all.filter(({ enabled }) => enabled);
}

/** An enabled provider of a zone; `federation.providerNotFound` says nothing of whether it is the zone that is unknown. */
export async function openProvider(
  database: Database,
  of: { zone: ZoneRef | undefined; providerId: string },
): Promise<StoredProvider> {
  const provider = of.zone && (await findStored(database.forZone(of.zone.id), of.providerId));
  if (provider === undefined || !provider.enabled) throw new AppError('federation.providerNotFound');
  return provider;
}
