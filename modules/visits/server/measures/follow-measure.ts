import { actingAsSystem, actOnCase, loadCaseForChange } from '#kernel/cases/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { openTexts } from '#platform/i18n/server/texts.ts';
import { issueLifecycle } from '../../contract/issue-lifecycle.ts';
import en from '../../locale/en.json' with { type: 'json' };
import zh from '../../locale/zh-CN.json' with { type: 'json' };
import { issueKind } from '../issues/issue-kind.ts';

/** What a measure can do to the loop of an issue that stands under it. */
export type MeasureStep = 'joinMeasure' | 'leaveMeasure' | 'finishMeasure';

const texts = openTexts([{ name: 'visits', locale: { 'zh-CN': zh, en } }]);

/** The act by which an issue in a state follows its measure: the step of the loop, words in its timeline where the loop stands elsewhere, nothing once it is concluded. */
export function actFor(step: MeasureStep, state: string): string | undefined {
  const { transitions, verbs } = issueLifecycle;
  if (transitions.some(({ name, from }) => name === step && from.includes(state))) return step;
  return verbs.comment?.from.includes(state) ? 'comment' : undefined;
}

/**
 * Writes into the timelines of issues what became of their measure, as the platform's own act, and moves their loop where the
 * lifecycle lets it. Answers the issues whose firm is asked by that whether they are solved.
 */
export async function followMeasure(
  tx: ZoneDb,
  { step, caseIds, measure }: { step: MeasureStep; caseIds: readonly string[]; measure: { id: string; title: string } },
  { zoneId, now, action }: { zoneId: string; now: Temporal.Instant; action: `visits.${string}` },
): Promise<string[]> {
  const acting = actingAsSystem(zoneId, now, action);
  // Timelines are the zone's own record, kept in its language whatever the reader's.
  const comment = texts('zh-CN', `visits:measures.timeline.${step}`, { measure: measure.title });
  const asked: string[] = [];
  // In one order for all, so that two measures never wait for each other's issues.
  for (const caseId of [...caseIds].sort()) {
    const { state } = await loadCaseForChange(tx, issueKind, caseId);
    const name = actFor(step, state.state);
    if (name === undefined) continue;
    await actOnCase(tx, issueKind, { caseId, name, comment, data: { measureId: measure.id } }, acting);
    if (name === 'finishMeasure') asked.push(caseId);
  }
  return asked;
}
