import { actingBy } from '#kernel/cases/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { VisitIssue } from '../../contract/visit.ts';
import { openIssue } from '../issues/open-issue.ts';

/** Opens what a visit brought, in its transaction: either all of it stands, or nothing. How many issues it was. */
export async function openVisitIssues(
  tx: ZoneDb,
  { visitId, firmId, issues }: { visitId: string; firmId: string; issues: readonly VisitIssue[] },
  context: RequestContext,
): Promise<number> {
  if (issues.length === 0) return 0;
  const acting = await actingBy(context, tx);
  for (const { clientId, category, urgency, text, onSite } of issues) {
    const given = { firmId, visitId, clientId, category, urgency, text, source: 'visit' } as const;
    await openIssue(tx, { ...given, ...(onSite === undefined ? {} : { onSite }) }, acting);
  }
  return issues.length;
}
