import { notify } from '#kernel/notices/server/index.ts';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { RequestAccount } from '#platform/http/server/context.ts';
import { findIssueTexts } from '../similar/store/issues.ts';
import { noteOnIssues } from './note-on-issues.ts';
import { markTold } from './store/joins.ts';
import type { StoredMeasure } from './store/register.ts';

/**
 * Tells the firms of issues joined under a measure that it is done, each firm once for each measure, and writes it into the
 * timelines of the issues. Answers how many firms were told now.
 */
export async function tellJoinedFirms(
  tx: ZoneDb,
  measure: Pick<StoredMeasure, 'id' | 'title' | 'documentTitle'>,
  { zone, account, at }: { zone: ZoneRef; account: RequestAccount; at: string },
): Promise<number> {
  const caseIds = await markTold(tx, measure.id, at);
  if (caseIds.length === 0) return 0;
  const firmIds = [...new Set((await findIssueTexts(tx, caseIds)).map(({ firmId }) => firmId))].sort();
  let told = 0;
  for (const firmId of firmIds) {
    const notice = await notify(tx, {
      ...{ zoneId: zone.id, at, to: { firm: firmId }, template: 'visits.measureDone' },
      params: { measure: measure.title, document: measure.documentTitle },
      about: { type: 'visits.measure', id: measure.id },
      href: '/my-firm',
      onceKey: `visits.measureDone ${measure.id} ${firmId}`,
    });
    if (notice !== null) told += 1;
  }
  await noteOnIssues(tx, { caseIds, measureId: measure.id, title: measure.title }, { zone, account, at });
  return told;
}
