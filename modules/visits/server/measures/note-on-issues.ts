import type { ZoneRef } from '#platform/access/server/zone.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { RequestAccount } from '#platform/http/server/context.ts';

/** What is written into the timeline of issues. */
export interface MeasureNote {
  caseIds: readonly string[];
  measureId: string;
  title: string;
}

/** Writes into the timelines of issues that the measure under which they stand is done. */
export async function noteOnIssues(
  _tx: ZoneDb,
  _note: MeasureNote,
  _by: { zone: ZoneRef; account: RequestAccount; at: string },
): Promise<void> {}
