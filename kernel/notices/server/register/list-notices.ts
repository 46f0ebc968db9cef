import { departmentNamesOn } from '#kernel/parties/server/index.ts';
import { namesOfAccounts } from '#platform/auth/server/accounts.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { chinaTime } from '#platform/exports/server/mark-export.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { listNotices as endpoint, getNotice as getEndpoint } from '../../contract/endpoints.ts';
import type { NoticeSummary } from '../../contract/register.ts';
import type { Telling } from '../delivery/render-notices.ts';
import {
  countNotices,
  countNoticesBy,
  findAnswer,
  findNoticeRow,
  listDeliveries,
  listNoticeRows,
  listPlanned,
  listSunk,
  type RegisterRow,
} from '../store/register.ts';
import { previewOf } from './preview-templates.ts';

/** One page of the notices that match, newest first. */
export async function listNotices(
  telling: Telling,
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { page, pageSize, ...filter } = query;
  const rows = await listNoticeRows(context.db, filter, { limit: pageSize, offset: (page - 1) * pageSize });
  const [templates, states] = [
    await countNoticesBy(context.db, 'template', filter),
    await countNoticesBy(context.db, 'state', filter),
  ];
  return {
    total: await countNotices(context.db, filter),
    notices: await summariesOf(telling, rows, context),
    facets: {
      template: templates.map((one) => ({ ...one, label: templateName(telling, one.value, context) })),
      state: states.map((one) => ({ ...one, label: context.text(`notices:states.${one.value}`) })),
    },
  };
}

/** One notice with everything that became of it. */
export async function getNotice(
  telling: Telling,
  { params }: EndpointParsed<typeof getEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof getEndpoint>> {
  const row = await findNoticeRow(context.db, params.notice);
  if (row === undefined) throw new AppError('notices.noticeUnknown');
  const { aboutType, aboutId, href, thread, ...rest } = row;
  const [summary] = await summariesOf(telling, [rest], context);
  if (summary === undefined) throw new AppError('notices.noticeUnknown');
  return {
    ...summary,
    body: telling.render({ ...row, step: 0 }, context.locale)?.body ?? '',
    href,
    about: { type: aboutType, id: aboutId },
    answered: thread === null ? null : await findAnswer(context.db, thread),
    deliveries: await listDeliveries(context.db, row.id),
    planned: await listPlanned(context.db, row.id),
    kept: await listSunk(context.db, row.id),
  };
}

/** Rows with their words: names of departments, firms and accounts; of a person none. */
export async function summariesOf(
  telling: Telling,
  rows: readonly RegisterRow[],
  context: RequestContext,
): Promise<NoticeSummary[]> {
  const accounts = await namesOfAccounts(context.db, [...new Set(rows.flatMap(({ accountId }) => accountId ?? []))]);
  const some = rows.some(({ departmentId }) => departmentId !== null);
  const departments = some ? await departmentNamesOn(context.db, chinaTime(context).slice(0, 10)) : new Map();
  return rows.map(({ params, accountId, departmentId, firmName, ...row }) => ({
    ...row,
    title: telling.render({ ...row, params, step: 0 }, context.locale)?.title ?? context.text('notices:told.unknown'),
    recipient: firmName ?? accounts.get(accountId ?? '') ?? departments.get(departmentId ?? '') ?? null,
  }));
}

/** A template by its title, with its parameters in brackets; its id where no part declares it any more. */
export function templateName(telling: Telling, id: string, context: RequestContext): string {
  const template = telling.templates.get(id);
  return template === undefined ? id : previewOf(telling, template, context).title;
}
