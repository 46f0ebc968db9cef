import type { ZoneRef } from '#platform/access/server/zone.ts';
import { listZones } from '#platform/auth/server/store.ts';
import { parseToken } from '#platform/auth/server/token.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { PublicRequest } from '#platform/http/server/public/public-page.ts';
import { findByDoor, findGathering, type StoredGathering } from '../store/gatherings.ts';
import { findByToken, type StoredInvitation } from '../store/invitations.ts';

/** The gathering of a link with its zone. */
export interface Opened {
  zone: ZoneRef;
  db: ZoneDb;
  gathering: StoredGathering;
}

/** What the link of an invitation opens; replaced, taken back, mistyped and never made are refused alike. */
export async function openInvitation(request: PublicRequest): Promise<Opened & { invitation: StoredInvitation }> {
  const found = await inZone(request, async (db, hash) => {
    const invitation = await findByToken(db, hash);
    const gathering = invitation && (await findGathering(db, invitation.gatheringId));
    return gathering === undefined || invitation === undefined ? undefined : { gathering, invitation };
  });
  if (found === undefined) throw new AppError('gatherings.linkUnknown');
  requireInTime(found.gathering, request);
  return found;
}

/** Days after a gathering for which links to it still open. */
const linkDays = 30;

/** Last day on which links to a gathering open. */
export function lastLinkDay({ day }: Pick<StoredGathering, 'day'>): string {
  return Temporal.PlainDate.from(day).add({ days: linkDays }).toString();
}

function requireInTime(gathering: StoredGathering, { now }: PublicRequest): void {
  const today = now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
  const day = lastLinkDay(gathering);
  if (today > day) throw new AppError('gatherings.linkExpired', { day });
}

/** The gathering behind the code at a door. */
export async function openDoor(request: PublicRequest): Promise<Opened> {
  const found = await inZone(request, async (db, hash) => {
    const gathering = await findByDoor(db, hash);
    return gathering === undefined ? undefined : { gathering };
  });
  if (found === undefined) throw new AppError('gatherings.linkUnknown');
  requireInTime(found.gathering, request);
  return found;
}

/** Looks a secret up in the zone that its link names, under that zone's row-level security. */
async function inZone<T extends object>(
  { params, db }: PublicRequest,
  find: (db: ZoneDb, hash: Buffer) => Promise<T | undefined>,
): Promise<(T & { zone: ZoneRef; db: ZoneDb }) | undefined> {
  const token = parseToken(params.token);
  if (token === undefined) return undefined;
  const zone = (await listZones(db(noZone))).find(({ id }) => id === token.zone);
  // A zone that does not exist is asked all the same, so that it takes as long.
  const rows = db(zone?.id ?? noZone);
  const found = await find(rows, token.hash);
  return zone === undefined || found === undefined ? undefined : { ...found, zone, db: rows };
}
