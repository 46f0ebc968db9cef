import { minuteInChina, readEveryPage, sendRegister } from '#platform/exports/server/send-register.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { SheetColumn } from '#platform/sheets/server/workbook.ts';
import type { exportSupervisions as endpoint } from '../../contract/list-endpoints.ts';
import type { SupervisionRow } from '../../contract/supervision-list.ts';
import type { CaseKinds } from '../case-kind.ts';
import { openNames } from '../open-names.ts';
import { listSupervisions } from './list-supervisions.ts';

const columnKeys = [
  ...[
    'light',
    'number',
    'title',
    'party',
    'department',
    'supervision',
    'answerBy',
    'workingDays',
    'reason',
    'raisedBy',
  ],
  ...['raisedAt', 'approvedAt', 'receivedAt', 'answeredAt', 'answer', 'reviewedAt', 'closedAt'],
] as const;
const types: Readonly<Record<string, SheetColumn['type']>> = { answerBy: 'date', workingDays: 'integer' };

/** The register of supervision as it is filtered, whole. */
export async function exportSupervisions(
  kinds: CaseKinds,
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const text = (key: string) => context.text(`cases:supervisions.${key}`);
  const { format, ...filter } = query;
  const rows = await readEveryPage((page) =>
    listSupervisions(kinds, { query: { ...filter, page, pageSize: 200 } }, context),
  );
  const today = context.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
  const names = await openNames(context.db, { today, accounts: [] });
  const columns = columnKeys.map((key): SheetColumn => {
    return { key, header: text(`columns.${key}`), type: types[key] ?? 'text' };
  });
  return sendRegister(
    {
      list: 'cases.exportSupervisions',
      name: text('title'),
      columns: [...columns, { key: 'id', header: text('columns.id'), type: 'text', identifies: true, printed: false }],
      rows: rows.map((row) => cellsOf(row, context)),
      conditions: [
        { label: text('words'), values: filter.q ? [filter.q] : [] },
        {
          label: text('columns.supervision'),
          values: filter.state.map((one) => context.text(`cases:supervisionStates.${one}`)),
        },
        { label: text('columns.department'), values: filter.department.map(names.department) },
        { label: text('columns.light'), values: filter.light.map((one) => context.text(`cases:todo.lights.${one}`)) },
      ],
      format,
    },
    context,
  );
}

function cellsOf(row: SupervisionRow, { text }: Pick<RequestContext, 'text'>) {
  const { lifecycleName: _lifecycle, stateName: _state, href: _href, ...told } = row;
  return {
    ...told,
    light: text(`cases:todo.lights.${row.light}`),
    supervision: text(`cases:supervisionStates.${row.supervision}`),
    raisedAt: minuteInChina(row.raisedAt),
    approvedAt: minuteInChina(row.approvedAt),
    receivedAt: minuteInChina(row.receivedAt),
    answeredAt: minuteInChina(row.answeredAt),
    reviewedAt: minuteInChina(row.reviewedAt),
    closedAt: minuteInChina(row.closedAt),
  };
}
