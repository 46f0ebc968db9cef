import { notify } from '#kernel/notices/server/index.ts';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { findIssueTexts } from '../similar/store/issues.ts';
import { followMeasure } from './follow-measure.ts';
import { timeOf } from './require-caller.ts';
import { markTold } from './store/joins.ts';
import type { StoredMeasure } from './store/register.ts';

/**
 * Tells the firms of issues joined under a measure that it is done, once for each measure: where an issue waited for the
 * measure its firm is asked whether it is solved now, all others get a notice. Answers how many firms were told.
 */
export async function tellJoinedFirms(
  tx: ZoneDb,
  measure: Pick<StoredMeasure, 'id' | 'title' | 'documentTitle'>,
  { zone, now }: { zone: ZoneRef; now: Temporal.Instant },
): Promise<number> {
  const at = timeOf(now);
  const caseIds = await markTold(tx, measure.id, at);
  if (caseIds.length === 0) return 0;
  const by = { zoneId: zone.id, now, action: 'visits.actOnMeasure' as const };
  const asked = new Set(await followMeasure(tx, { step: 'finishMeasure', caseIds, measure }, by));
  const issues = await findIssueTexts(tx, caseIds);
  const heard = new Set(issues.filter(({ caseId }) => asked.has(caseId)).map(({ firmId }) => firmId));
  let told = heard.size;
  for (const firmId of [...new Set(issues.map((issue) => issue.firmId))].sort()) {
    if (heard.has(firmId)) continue;
    const notice = await notify(tx, {
      ...{ zoneId: zone.id, at, to: { firm: firmId }, template: 'visits.measureDone' },
      params: { measure: measure.title, document: measure.documentTitle },
      about: { type: 'visits.measure', id: measure.id },
      href: '/my-firm',
      onceKey: `visits.measureDone ${measure.id} ${firmId}`,
    });
    if (notice !== null) told += 1;
  }
  return told;
}
