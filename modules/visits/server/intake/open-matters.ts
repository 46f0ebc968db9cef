import type { z } from 'zod';
import { actingBy } from '#kernel/cases/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { NeedEntrance } from '../../contract/intake.ts';
import type { newMatter } from '../../contract/intake-endpoints.ts';
import type { IssueSource } from '../../contract/issue.ts';
import { openIssue } from '../issues/open-issue.ts';
import type { StoredNeed } from './store/needs.ts';

/** A matter as an officer makes it of a message. */
export type NewMatter = z.output<typeof newMatter>;

const sources: Readonly<Record<NeedEntrance, IssueSource>> = { portal: 'own', code: 'code', officer: 'onBehalf' };

/** Opens an issue for each matter, in the transaction that concludes the message; the only place that does. */
export async function openMatters(
  tx: ZoneDb,
  { need, matters }: { need: StoredNeed; matters: readonly NewMatter[] },
  context: RequestContext,
): Promise<string[]> {
  const { id: needId, firmId, entrance } = need;
  if (firmId === null) throw new AppError('visits.needFirmMissing');
  const acting = await actingBy(context, tx);
  const ids: string[] = [];
  for (const matter of matters) {
    const { caseId } = await openIssue(tx, { firmId, ...matter, source: sources[entrance], needId }, acting);
    ids.push(caseId);
  }
  return ids;
}
