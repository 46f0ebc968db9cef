import { largestExport, sendRegister } from '#platform/exports/server/send-register.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { exportNotices as endpoint } from '../../contract/endpoints.ts';
import type { Telling } from '../delivery/render-notices.ts';
import { listNoticeRows } from '../store/register.ts';
import { summariesOf, templateName } from './list-notices.ts';

/** Exactly the notices that match. */
export async function exportNotices(
  telling: Telling,
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const { format, ...filter } = query;
  const rows = await listNoticeRows(context.db, filter, { limit: largestExport + 1, offset: 0 });
  const notices = await summariesOf(telling, rows, context);
  const text = (key: string) => context.text(`notices:${key}`);
  const column = (key: string, type: 'text' | 'integer' = 'text') => ({ key, header: text(`columns.${key}`), type });
  const words = (group: string, values: readonly string[]) => values.map((value) => text(`${group}.${value}`));
  return sendRegister(
    {
      ...{ list: 'notices.exportNotices', name: text('web.register.title'), format },
      columns: [
        { ...column('id'), identifies: true, printed: false },
        ...[column('at'), column('title'), column('recipientKind'), column('recipient'), column('state')],
        ...[column('channels'), column('attempts', 'integer')],
      ],
      rows: notices.map(({ template: _template, demonstration: _demonstration, ...one }) => ({
        ...one,
        recipientKind: text(`recipients.${one.recipientKind}`),
        state: text(`states.${one.state}`),
        channels: words('channels', one.channels).join('、'),
      })),
      conditions: [
        { label: text('columns.template'), values: filter.template.map((id) => templateName(telling, id, context)) },
        { label: text('columns.state'), values: words('states', filter.state) },
        { label: text('columns.channels'), values: words('channels', filter.channel) },
        { label: text('columns.recipientKind'), values: words('recipients', filter.recipient) },
        { label: text('columns.from'), values: filter.from === undefined ? [] : [filter.from] },
        { label: text('columns.to'), values: filter.to === undefined ? [] : [filter.to] },
      ],
    },
    context,
  );
}
