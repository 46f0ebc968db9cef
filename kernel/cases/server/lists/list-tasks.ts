import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { countTasks as countEndpoint, listTasks as endpoint } from '../../contract/list-endpoints.ts';
import type { CaseKinds } from '../case-kind.ts';
import { describeRows, lifecycleWord } from './describe-rows.ts';
import { openOwnLists, openOwnScope } from './own-lists.ts';
import { countLists } from './store/counts.ts';
import { countRows, isWhole, type ListQuery, listRows } from './store/list-rows.ts';
import { sumTasks } from './store/own-tasks.ts';

type Asked = EndpointParsed<typeof endpoint>;

/** One of the caller's lists, page by page, with the lengths of all. */
export async function listTasks(
  kinds: CaseKinds,
  { query }: Pick<Asked, 'query'>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const reader = await openOwnLists(context);
  const { scope, own, groups, acting } = reader;
  const { page, pageSize, ...asked } = query;
  const listed: ListQuery = {
    ...asked,
    q: asked.q,
    sort: asked.sort ?? usualSort[asked.view],
    today: acting.today,
    limit: pageSize,
    offset: (page - 1) * pageSize,
  };
  const [counts, sums, rows, filtered] = await Promise.all([
    countLists(context.db, scope, own),
    sumTasks(context.db, scope, groups),
    listRows(context.db, { scope, own }, listed),
    isWhole(listed) ? undefined : countRows(context.db, { scope, own }, listed),
  ]);
  const { late, warn, ok, hold, none, dueToday, soon, total } = sums;
  return {
    today: acting.today,
    total: filtered ?? (query.view === 'stopped' ? 0 : counts[query.view]),
    rows: await describeRows(context.db, { kinds, reader, rows }),
    counts,
    todo: {
      lights: { late, warn, ok, hold, none },
      groups: { late, today: dueToday, soon, later: total - late - dueToday - soon },
    },
    lifecycles: [...kinds.values()].map((kind) => ({ id: kind.lifecycle.id, name: lifecycleWord(kind, acting) })),
  };
}

/** What is urgent comes first where something has to be done, elsewhere what was touched last. */
const usualSort = {
  todo: 'due',
  department: 'due',
  done: 'recent',
  started: 'recent',
  copied: 'recent',
  stopped: 'recent',
} as const;

/** The lengths of the caller's lists. */
export async function countTasks(
  _input: unknown,
  context: RequestContext,
): Promise<EndpointResult<typeof countEndpoint>> {
  const { scope, own } = await openOwnScope(context);
  return countLists(context.db, scope, own);
}
