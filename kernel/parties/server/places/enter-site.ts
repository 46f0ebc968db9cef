import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { amendSite as amendEndpoint, registerSite as registerEndpoint } from '../../contract/place-endpoints.ts';
import type { Site, SiteEntry } from '../../contract/site.ts';
import { writeNames } from '../names/write-names.ts';
import { requireCaller } from '../persons/require-caller.ts';
import { refusalOf, taken } from './database-refusal.ts';
import { changesOf } from './domain/changes-of.ts';
import { examineSite } from './domain/examine-site.ts';
import { namesOfSite } from './name-places.ts';
import { rejectChanged } from './reject-changed.ts';
import { rejectFaults } from './reject-faults.ts';
import { findParcel } from './store/parcels.ts';
import { addSite, findSite, listLine, lockSite, lockSiteTree, updateSite } from './store/sites.ts';

/** Enters a site with the names by which it is found. */
export async function registerSite(
  { body }: EndpointParsed<typeof registerEndpoint>,
  context: RequestContext,
): Promise<Site> {
  const { zone, account, at } = requireCaller(context);
  return orTaken(body, context, async (tx) => {
    const site = await siteOf(body, { made: { id: randomUUIDv7(), registeredAt: at }, tx }, context);
    await addSite(tx, { ...site, zoneId: zone.id, registeredBy: account.id });
    await writeNames(tx, zone.id, [namesOfSite(site)]);
    await context.record(tx, { subject: { type: 'parties.site', id: site.id }, after: recordOf(site) });
    return site;
  });
}

/** Replaces what is known of a site by what is told; moves are one after the other, so that no circle arises. */
export async function amendSite(
  { params, body }: EndpointParsed<typeof amendEndpoint>,
  context: RequestContext,
): Promise<Site> {
  const { zone } = requireCaller(context);
  return orTaken(body, context, async (tx) => {
    await lockSiteTree(tx);
    const before = await lockSite(tx, params.siteId);
    if (before === undefined) throw new AppError('parties.siteUnknown');
    const named = { parentId: before.parent?.name ?? null, parcelId: before.parcel?.name ?? null };
    rejectChanged({ register: 'site', expected: body.expected, now: recordOf(before), named }, context);
    const site = await siteOf(body, { made: before, tx, siteId: before.id }, context);
    await updateSite(tx, site);
    await writeNames(tx, zone.id, [namesOfSite(site)]);
    const changes = changesOf(recordOf(before), recordOf(site));
    await context.record(tx, { subject: { type: 'parties.site', id: site.id }, ...changes });
    return site;
  });
}

interface Making {
  made: Pick<Site, 'id' | 'registeredAt'>;
  tx: ZoneDb;
  /** The site amended. */
  siteId?: string;
}

/** The site that an entry makes; an entry that breaks a rule is refused. */
async function siteOf(entry: SiteEntry, { made, tx, siteId }: Making, context: RequestContext): Promise<Site> {
  const parcel = entry.parcelId === undefined ? undefined : await findParcel(tx, entry.parcelId);
  const ancestors = entry.parentId === undefined ? [] : await listLine(tx, entry.parentId);
  rejectFaults(examineSite(entry, { parcelKnown: parcel !== undefined, ancestors }, siteId), context);
  const parent = entry.parentId === undefined ? undefined : await findSite(tx, entry.parentId);
  return {
    ...{ id: made.id, registeredAt: made.registeredAt },
    name: entry.name,
    number: entry.number ?? null,
    kind: entry.kind,
    status: entry.status,
    floorArea: entry.floorArea ?? null,
    parent: parent === undefined ? null : { id: parent.id, name: parent.name },
    parcel: parcel === undefined ? null : { id: parcel.id, name: parcel.number },
    address: entry.address ?? null,
    longitude: entry.longitude ?? null,
    latitude: entry.latitude ?? null,
    source: entry.source ?? null,
  };
}

/** The site as the journal keeps it: other places by id. */
function recordOf({ parent, parcel, ...site }: Site) {
  return { ...site, parentId: parent?.id ?? null, parcelId: parcel?.id ?? null };
}

/** One transaction; a number or name that another site holds, also one entered at the same time, is said by name. */
async function orTaken(
  { name, number }: SiteEntry,
  context: RequestContext,
  work: (tx: ZoneDb) => Promise<Site>,
): Promise<Site> {
  try {
    return await context.transaction(work);
  } catch (error) {
    const refusal = refusalOf(error);
    const field = { site_number: 'number', site_name: 'name' }[refusal?.constraint ?? ''];
    if (refusal?.state !== taken || field === undefined) throw error;
    const held = field === 'number' ? (number ?? '') : name;
    const message = context.text(`parties:site.faults.${field}Taken`, { name: held });
    throw new AppError('parties.siteTaken', { name: held }, [{ field, message }]);
  }
}
