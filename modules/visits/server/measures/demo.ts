import { openRandom } from '#kernel/parties/server/index.ts';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { DemoTable } from '#platform/module/demo.ts';
import { proposeIn } from '../similar/propose-common.ts';
import { inventMeasures } from './invent-measures.ts';
import { addInventedDocument, joinInventedIssues, removeInventedMeasures } from './store/invented.ts';

/** Closed issues that are put under one measure at most. */
const mostJoined = 12;

/**
 * Invents the document of measures of a fictional zone, puts invented issues under its measures, and proposes common issues
 * among the others; what was invented before is replaced. To be called once the zone's issues are written, in their transaction.
 */
export async function addInventedMeasures(
  tx: ZoneDb,
  zone: Pick<ZoneRef, 'id' | 'code'>,
  { seed, today }: { seed: number; today: string },
): Promise<DemoTable[]> {
  await removeInventedMeasures(tx);
  const document = inventMeasures(openRandom(`${zone.code}/${seed}/measures`), today);
  await addInventedDocument(tx, { zoneId: zone.id, today }, document);
  const measures = document.measures.map(({ id, category, state, acts }) => {
    const done = acts.find(({ kind }) => kind === 'finish');
    return { id, category, state, doneAt: done?.at ?? null };
  });
  const joined = await joinInventedIssues(tx, { zoneId: zone.id, most: mostJoined }, measures);
  const proposals = await proposeIn(tx, { zoneId: zone.id, at: `${today}T02:40:00+08:00` });
  const acts = document.measures.reduce((sum, measure) => sum + measure.acts.length, 0);
  return [
    { table: 'visits.measure_document', rows: 1 },
    { table: 'visits.measure_aspect', rows: document.aspects.length },
    { table: 'visits.measure', rows: document.measures.length },
    { table: 'visits.measure_act', rows: acts },
    { table: 'visits.measure_issue', rows: joined },
    { table: 'visits.issue_proposal', rows: proposals },
  ];
}
