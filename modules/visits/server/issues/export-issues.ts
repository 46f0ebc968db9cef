import { departmentNamesOn } from '#kernel/parties/server/index.ts';
import { type Condition, largestExport, sendRegister } from '#platform/exports/server/send-register.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { SheetColumn } from '#platform/sheets/server/workbook.ts';
import type { exportIssues as endpoint, IssueFilter } from '../../contract/issue-endpoints.ts';
import { ratesOf } from './domain/rates.ts';
import { requireCaller } from './require-caller.ts';
import { listStoredIssues, type StoredIssue, sumIssues } from './store/register.ts';

type Text = (key: string) => string;

/** Exactly the issues that match, with both rates on the last sheet. */
export async function exportIssues(
  { query: { format, sort, ...filter } }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const { today } = requireCaller(context);
  const text: Text = (key) => context.text(`visits:issues.${key}`);
  const names = await departmentNamesOn(context.db, today);
  const asked = { filter, today };
  const stored = await listStoredIssues(context.db, { ...asked, sort }, { limit: largestExport + 1, offset: 0 });
  const rates = ratesOf(await sumIssues(context.db, asked));
  const percent = (value: string | null) => (value === null ? '—' : `${value} %`);
  return sendRegister(
    {
      ...{ list: 'visits.exportIssues', name: text('title'), format, columns: columnsOf(text) },
      rows: stored.map((one) => cellsOf(one, { names, context })),
      conditions: conditionsOf(filter, { names, context }),
      notes: [
        { label: text('sums.staffClosedRate'), value: percent(rates.staffClosedRate) },
        { label: text('sums.firmConfirmedRate'), value: percent(rates.firmConfirmedRate) },
        { label: text('sums.nonResponseRate'), value: percent(rates.nonResponseRate) },
      ],
    },
    context,
  );
}

function columnsOf(text: Text): SheetColumn[] {
  const column = (key: string, type: SheetColumn['type'] = 'text'): SheetColumn => ({
    ...{ key, header: text(`columns.${key}`), type },
  });
  return [
    { ...column('id'), identifies: true, printed: false },
    ...[column('number'), column('firm'), column('category'), column('urgency'), column('title')],
    { ...column('text'), printed: false },
    ...[column('lead'), column('state'), column('light'), column('raisedOn', 'date'), column('dueOn', 'date')],
    ...[column('staffClosedOn', 'date'), column('answer')],
    ...['source', 'supervision', 'size', 'industry', 'code'].map((key): SheetColumn => {
      return { ...column(key), printed: false };
    }),
  ];
}

function cellsOf(
  one: StoredIssue,
  { names, context }: { names: ReadonlyMap<string, string>; context: RequestContext },
) {
  const text: Text = (key) => context.text(`visits:issues.${key}`);
  return {
    ...{ id: one.id, number: one.number, firm: one.firm, category: one.categoryName, title: one.title },
    ...{ text: one.text, raisedOn: one.raisedOn, dueOn: one.dueOn, staffClosedOn: one.staffClosedOn },
    ...{ industry: one.industry, code: one.code, urgency: text(`urgencies.${one.urgency}`) },
    lead: one.leadId === null ? null : (names.get(one.leadId) ?? null),
    state: context.text(`visits:lifecycles.issue.states.${one.state}`),
    light: text(`lights.${one.light}`),
    answer: one.answer === null ? null : text(`answers.${one.answer}`),
    source: text(`sources.${one.source}`),
    supervision: one.supervision === null ? null : context.text(`cases:supervisionStates.${one.supervision}`),
    size: one.scale === null ? null : text(`sizes.${one.scale}`),
  };
}

function conditionsOf(
  filter: Omit<IssueFilter, 'sort'>,
  { names, context }: { names: ReadonlyMap<string, string>; context: RequestContext },
): Condition[] {
  const text: Text = (key) => context.text(`visits:issues.${key}`);
  const one = (key: string, value: string | undefined): Condition => ({
    ...{ label: text(`columns.${key}`), values: value === undefined || value === '' ? [] : [value] },
  });
  const many = (key: string, values: readonly string[], say: (value: string) => string): Condition => ({
    ...{ label: text(`columns.${key}`), values: values.map(say) },
  });
  const said = (value: string | undefined) => (value === undefined ? undefined : text(`yesNo.${value}`));
  return [
    ...[one('q', filter.q), one('from', filter.from), one('to', filter.to), one('visit', filter.visit)],
    ...[one('firm', filter.firm), many('lead', filter.department, (id) => names.get(id) ?? id)],
    ...[many('category', filter.category, (code) => code), many('industry', filter.industry, (letter) => letter)],
    many('size', filter.size, (size) => text(`sizes.${size}`)),
    many('urgency', filter.urgency, (value) => text(`urgencies.${value}`)),
    many('state', filter.state, (state) => context.text(`visits:lifecycles.issue.states.${state}`)),
    many('light', filter.light, (light) => text(`lights.${light}`)),
    many('source', filter.source, (source) => text(`sources.${source}`)),
    many('answer', filter.answer, (answer) => text(`answers.${answer}`)),
    ...[one('closed', said(filter.closed)), one('due', said(filter.due)), one('asked', said(filter.asked))],
    ...[one('confirmed', said(filter.confirmed)), one('supervised', said(filter.supervised))],
    one('inTime', said(filter.inTime)),
    one('without', filter.without && text(`withouts.${filter.without}`)),
  ];
}
