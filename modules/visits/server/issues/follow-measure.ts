import { type Acting, actOnCase, readCases } from '#kernel/cases/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { issueKind } from './issue-kind.ts';

/** Acts by which an issue follows the measure under which it stands. */
export type MeasureStep = 'joinMeasure' | 'leaveMeasure' | 'finishMeasure';

const from: Readonly<Record<MeasureStep, readonly string[]>> = {
  joinMeasure: ['assigned', 'inProgress', 'replied', 'unanswered'],
  leaveMeasure: ['systemic'],
  finishMeasure: ['systemic'],
};

/**
 * Moves issues with their measure in the transaction of the caller: joined they wait for it, left they go on, and when it is done
 * their firms are asked whether it is solved. Issues in another state stay where they are; answers how many moved. `acting` is the
 * platform's (`actingAsSystem`) where whoever joins need not lead the issues.
 */
export async function followMeasure(
  tx: ZoneDb,
  { caseIds, step, comment }: { caseIds: readonly string[]; step: MeasureStep; comment: string },
  acting: Acting,
): Promise<number> {
  let moved = 0;
  for (const [caseId, { state }] of await readCases(tx, issueKind, caseIds)) {
    if (!from[step].includes(state.state)) continue;
    await actOnCase(tx, issueKind, { caseId, name: step, comment }, acting);
    moved += 1;
  }
  return moved;
}
