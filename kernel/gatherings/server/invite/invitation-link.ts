import { tokenOf } from '#platform/auth/server/token.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { recordSystemAct } from '#platform/journal/server/record-system-act.ts';
import type { Keys } from '#platform/keys/server/keys.ts';
import type { OutsideHref, OutsideNotice } from '#platform/module/notice-template.ts';
import type { Platform } from '#platform/module/platform.ts';
import { lockLink, setToken } from '../store/invitations.ts';

/** Path of the page that a link opens. */
export const invitedPath = '/invited';

/**
 * The secret of the nth link of an invitation follows from the installation's key: a repeated attempt, another way, a reminder and
 * what is told later carry the same link, and only its digest is kept.
 */
function linkOf(keys: Pick<Keys, 'derive'>, { zoneId, id, number }: { zoneId: string; id: string; number: number }) {
  return tokenOf(zoneId, keys.derive(`gatherings.invitationLink/${zoneId}/${id}/${number}`));
}

/** Gives an invitation its next link, and answers its path; null where no such invitation stands. */
export async function replaceLink(
  tx: ZoneDb,
  { zoneId, ...which }: { zoneId: string; gatheringId: string; invitee: string },
  keys: Pick<Keys, 'derive'>,
): Promise<string | null> {
  const held = await lockLink(tx, which);
  if (held === undefined) return null;
  const number = held.number + 1;
  const { cookie, hash } = linkOf(keys, { zoneId, id: held.id, number });
  await setToken(tx, { id: held.id, number, hash });
  return `${invitedPath}/${cookie}`;
}

/** The link with which a message about a gathering ends: the one that stands, and the first where none was made. */
export async function linkInMessage(
  tx: ZoneDb,
  platform: Platform,
  { zoneId, about, partyId, noticeId }: OutsideNotice,
): Promise<OutsideHref | null> {
  const held = await lockLink(tx, { gatheringId: about.id, invitee: partyId });
  if (held === undefined) return null;
  const shown = `${invitedPath}/${zoneId}.…`;
  const standing = linkOf(platform.keys, { zoneId, ...held });
  if (held.hash?.equals(standing.hash)) return { path: `${invitedPath}/${standing.cookie}`, shown };
  const number = held.number + 1;
  const made = linkOf(platform.keys, { zoneId, id: held.id, number });
  await setToken(tx, { id: held.id, number, hash: made.hash });
  await recordSystemAct(tx, platform.now(), {
    ...{ zoneId, action: 'gatherings.makeLinkInMessage', before: null },
    subject: { type: 'gatherings.invitation', id: held.id },
    after: { gathering: about.id, link: true, noticeId },
  });
  return { path: `${invitedPath}/${made.cookie}`, shown };
}
