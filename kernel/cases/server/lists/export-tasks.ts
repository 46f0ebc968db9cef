import { minuteInChina, readEveryPage, sendRegister } from '#platform/exports/server/send-register.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { SheetColumn } from '#platform/sheets/server/workbook.ts';
import type { exportTasks as endpoint } from '../../contract/list-endpoints.ts';
import type { TaskRow } from '../../contract/task-list.ts';
import type { CaseKinds } from '../case-kind.ts';
import { lifecycleWord } from './describe-rows.ts';
import { listTasks } from './list-tasks.ts';

type Asked = EndpointParsed<typeof endpoint>;

/** A list of one's own as it stands on the page, whole, in the file asked for. */
export async function exportTasks(kinds: CaseKinds, { query }: Asked, context: RequestContext): Promise<FileAnswer> {
  const text = (key: string, params?: Record<string, string | number>) => context.text(`cases:todo.${key}`, params);
  const { format, ...filter } = query;
  const rows = await readEveryPage((page) => listTasks(kinds, { query: { ...filter, page, pageSize: 200 } }, context));
  const named = (id: string) => {
    const kind = kinds.get(id);
    return kind === undefined ? id : lifecycleWord(kind, context);
  };
  return sendRegister(
    {
      list: 'cases.exportTasks',
      name: text(`views.${filter.view}`),
      columns: columnsOf(text),
      rows: rows.map((row) => ({ ...cellsOf(row, text) })),
      conditions: [
        { label: text('light'), values: filter.light.map((light) => text(`lights.${light}`)) },
        { label: text('lifecycle'), values: filter.lifecycle.map(named) },
        { label: text('words'), values: filter.q ? [filter.q] : [] },
      ],
      format,
    },
    context,
  );
}

type Text = (key: string, params?: Record<string, string | number>) => string;

function columnsOf(text: Text): SheetColumn[] {
  const keys = [
    'light',
    'dueOn',
    'workingDays',
    'number',
    'title',
    'party',
    'lifecycle',
    'state',
    'why',
    'next',
    'since',
  ];
  const types = { dueOn: 'date', workingDays: 'integer' } as const;
  const columns = keys.map((key): SheetColumn => {
    return { key, header: text(`columns.${key}`), type: types[key as keyof typeof types] ?? 'text' };
  });
  return [...columns, { key: 'id', header: text('columns.id'), type: 'text', identifies: true, printed: false }];
}

function cellsOf(row: TaskRow, text: Text) {
  const { light, dueOn, workingDays, number, title, party, id } = row;
  return {
    ...{ id, dueOn, workingDays, number, title, party },
    light: text(`lights.${light}`),
    lifecycle: row.lifecycleName,
    state: row.stateName,
    why: whyOf(row, text),
    next: row.next?.verb ?? null,
    since: minuteInChina(row.since),
  };
}

function whyOf({ task, reason }: TaskRow, text: Text): string | null {
  if (task === null || reason === null) return null;
  const whose =
    reason.standingInFor === null
      ? text(`via.${reason.via}`, { department: reason.department ?? '' })
      : text('via.standIn', { name: reason.standingInFor });
  return text('why', { task: text(`tasks.${task}`), whose });
}
