import { departmentNamesOn } from '#kernel/parties/server/index.ts';
import { type Condition, readEveryPage, sendRegister } from '#platform/exports/server/send-register.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type {
  listVisits as endpoint,
  exportVisits as exportEndpoint,
  VisitFilter,
} from '../../contract/visit-endpoints.ts';
import { nameAccounts } from './judge-visit.ts';
import { todayOf } from './require-caller.ts';
import { columnsOf } from './sheet-columns.ts';
import { showRow } from './show-visit.ts';
import { findPlan } from './store/plans.ts';
import { listVisitRows, tallyVisits } from './store/visit-register.ts';
import { textOf, type VisitsText } from './visits-text.ts';

/** One page of the visits that match, with sums over all that match. */
export async function listVisits(
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { page, pageSize, ...filter } = query;
  return pageOf(filter, { page, pageSize }, context);
}

async function pageOf(
  filter: VisitFilter,
  { page, pageSize }: { page: number; pageSize: number },
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { total, ...sums } = await tallyVisits(context.db, filter);
  const rows = await listVisitRows(context.db, filter, { limit: pageSize, offset: (page - 1) * pageSize });
  const names = await departmentNamesOn(context.db, todayOf(context));
  return { total, sums, visits: rows.map((row) => showRow(row, names)) };
}

/** Exactly the visits that match. */
export async function exportVisits(
  { query }: EndpointParsed<typeof exportEndpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const { format, ...filter } = query;
  const text = textOf(context);
  const rows = await readEveryPage(async (page) => {
    const { total, visits } = await pageOf(filter, { page, pageSize: 200 }, context);
    return { total, rows: visits };
  });
  const columns = columnsOf(text, {
    ...{ day: 'date', firm: 'text', code: 'text', purpose: 'text', departments: 'text', officers: 'text' },
    ...{ exemption: 'text', issues: 'integer', withdrawn: 'text' },
  });
  const and = context.text('exports:about.and');
  const sheet = rows.map((row) => ({
    ...{ id: row.id, day: row.day, firm: row.firm.name, code: row.firm.code, issues: row.issues },
    purpose: text(`purposes.${row.purpose}`),
    departments: row.departments.map(({ name }) => name).join(and),
    officers: row.officers.join(and),
    exemption: row.exemption === null ? null : text(`exemptions.${row.exemption}`),
    withdrawn: row.withdrawn ? text('withdrawn') : null,
  }));
  const conditions = await conditionsOf(filter, text, context);
  return sendRegister(
    { list: 'visits.exportVisits', name: text('sheet.visits'), columns, rows: sheet, conditions, format },
    context,
  );
}

async function conditionsOf(filter: VisitFilter, text: VisitsText, context: RequestContext): Promise<Condition[]> {
  const departments = await departmentNamesOn(context.db, todayOf(context));
  const accounts = await nameAccounts(context.db, filter.officer);
  const plan = filter.plan === undefined ? undefined : await findPlan(context.db, filter.plan);
  const one = (label: string, value: string | undefined): Condition => ({
    label: text(`filters.${label}`),
    values: value === undefined || value === '' ? [] : [value],
  });
  return [
    one('words', filter.q),
    one('from', filter.from),
    one('to', filter.to),
    { label: text('filters.department'), values: filter.department.map((id) => departments.get(id) ?? id) },
    { label: text('filters.officer'), values: [...accounts.values()] },
    one('firm', filter.firm),
    { label: text('filters.size'), values: filter.size.map((size) => context.text(`visits:statistics.sizes.${size}`)) },
    { label: text('filters.industry'), values: filter.industry },
    one('plan', plan?.title),
    { label: text('filters.purpose'), values: filter.purpose.map((purpose) => text(`purposes.${purpose}`)) },
    one('exempt', filter.exempt && text(`exemptChoices.${filter.exempt}`)),
    one('issues', filter.issues && text(`issueChoices.${filter.issues}`)),
    one('withdrawn', text(`withdrawnChoices.${filter.withdrawn}`)),
  ];
}
