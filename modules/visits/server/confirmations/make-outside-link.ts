import { randomUUIDv7 } from 'node:crypto';
import { listZones } from '#platform/auth/server/store.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { recordSystemAct } from '#platform/journal/server/record-system-act.ts';
import type { OutsideHref, OutsideNotice } from '#platform/module/notice-template.ts';
import type { Platform } from '#platform/module/platform.ts';
import { derivedToken } from '../intake/follow-token.ts';
import { dayOf } from '../issues/domain/issue-facts.ts';
import { findIssue } from '../issues/store/issues.ts';
import { issueLinkPath } from './manage-links.ts';
import { addLink, stateOfLink } from './store/links.ts';

/** Days for which a link in a message holds: longer than any question waits and is repeated. */
const days = 30;

/**
 * The link that a message about an issue ends with. Its secret follows from the installation's key and the notice, so that a repeated
 * attempt, another way and a reminder carry the same link, and only its digest is kept. One that staff revoked is not sent again.
 */
export async function makeOutsideLink(
  tx: ZoneDb,
  platform: Platform,
  { zoneId, about, firmId, noticeId }: OutsideNotice,
): Promise<OutsideHref | null> {
  const issue = about.type === 'visits.issue' ? await findIssue(tx, about.id) : undefined;
  const zone = (await listZones(tx)).find(({ id }) => id === zoneId);
  if (issue === undefined || zone === undefined || issue.firm_id !== firmId) return null;
  const { token, digest } = derivedToken(zone.code, platform.keys.derive(`visits.issueLink/${zoneId}/${noticeId}`));
  const now = platform.now();
  const today = dayOf(now.toString());
  const state = await stateOfLink(tx, { digest, today });
  if (state === 'over') return null;
  if (state === 'none') {
    const [id, caseId] = [randomUUIDv7(), about.id];
    const expiresOn = Temporal.PlainDate.from(today).add({ days }).toString();
    await addLink(tx, { zoneId, id, caseId, firmId: issue.firm_id, digest, by: null, at: now.toString(), expiresOn });
    const subject = { type: 'visits.issue' as const, id: caseId };
    const after = { link: id, expiresOn, noticeId };
    await recordSystemAct(tx, now, { zoneId, action: 'visits.makeOutsideLink', subject, before: null, after });
  }
  return { path: issueLinkPath(token), shown: issueLinkPath(`${zone.code}.…`) };
}
