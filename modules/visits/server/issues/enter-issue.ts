import { actingBy } from '#kernel/cases/server/index.ts';
import { departmentNamesOn, ownerOf, standingDepartments } from '#kernel/parties/server/index.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { listIssueChoices as choicesEndpoint, enterIssue as endpoint } from '../../contract/issue-endpoints.ts';
import { openIssue } from './open-issue.ts';
import { requireCaller } from './require-caller.ts';
import { listCategories } from './store/beside.ts';
import { limitsOn } from './store/limits.ts';

/** Enters an issue for a firm: on a visit that was recorded before, or on the firm's behalf. */
export function enterIssue(
  { body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { visitId, reporterId, clientId, onSite, ...given } = body;
  return context.transaction(async (tx) =>
    openIssue(
      tx,
      {
        ...{ ...given, source: visitId === undefined ? 'onBehalf' : 'visit' },
        ...(visitId === undefined ? {} : { visitId }),
        ...(reporterId === undefined ? {} : { reporterId }),
        ...(clientId === undefined ? {} : { clientId }),
        ...(onSite === undefined ? {} : { onSite }),
      },
      await actingBy(context, tx),
    ),
  );
}

/** Categories with their owners today, departments, and the limits in force. */
export async function listIssueChoices(
  _input: unknown,
  context: RequestContext,
): Promise<EndpointResult<typeof choicesEndpoint>> {
  const { today } = requireCaller(context);
  const { db } = context;
  const names = await departmentNamesOn(db, today);
  const categories: EndpointResult<typeof choicesEndpoint>['categories'] = [];
  for (const one of await listCategories(db)) {
    const owner = await ownerOf(db, { kind: 'issueCategory', code: one.code, on: today });
    categories.push({ ...one, owner: owner === null ? null : (names.get(owner.departmentId) ?? owner.departmentName) });
  }
  const departments = [...(await standingDepartments(db, today))].map(([id, name]) => ({ id, name }));
  return { categories, departments, ...(await limitsOn(db, today)) };
}
