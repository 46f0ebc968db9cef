import { type Condition, largestExport, sendRegister } from '#platform/exports/server/send-register.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { SheetTable } from '#platform/sheets/server/workbook.ts';
import type { listOfficers as endpoint, exportOfficers as exportEndpoint } from '../../contract/officer-endpoints.ts';
import type { Servant, ServedFirm } from '../../contract/service-officer.ts';
import { requireCaller } from './require-caller.ts';
import { countServed, listServed, type ServedFilter, type ServedRow } from './store/served.ts';
import { type StaffMember, staffOn } from './store/staff.ts';

/** One page of firms and projects with who serves them today. */
export async function listOfficers(
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { today: day } = requireCaller(context);
  const { page, pageSize, ...filter } = query;
  const { total } = await countServed(context.db, filter, day);
  const { officer, deputy } = await countServed(context.db, { ...filter, gap: [], officer: [] }, day);
  const rows = await listServed(context.db, filter, { day, limit: pageSize, offset: (page - 1) * pageSize });
  return { day, total, gaps: { officer, deputy }, firms: showServed(rows, await staffOn(context.db, day)) };
}

/** Exactly the firms and projects that match. */
export async function exportOfficers(
  { query }: EndpointParsed<typeof exportEndpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const { today: day } = requireCaller(context);
  const { format, ...filter } = query;
  const rows = await listServed(context.db, filter, { day, limit: largestExport + 1, offset: 0 });
  const staff = await staffOn(context.db, day);
  const text = (key: string) => context.text(`visits:officers.${key}`);
  const sheet = sheetOf(showServed(rows, staff), text);
  const conditions = conditionsOf(filter, { staff, day, text });
  return sendRegister({ list: 'visits.exportOfficers', ...sheet, conditions, format }, context);
}

/** Puts names to ids; a place whose holder is no longer known shows as a gap. */
export function showServed(rows: readonly ServedRow[], staff: ReadonlyMap<string, StaffMember>): ServedFirm[] {
  const servant = (id: string | null, since: string | null): Servant | null => {
    const found = id === null ? undefined : staff.get(id);
    if (found === undefined || since === null) return null;
    const { staffId, name, department, telephone } = found;
    return { staffId, name, department, telephone, since };
  };
  return rows.map(({ firmId, firm, project, ...ids }) => ({
    ...{ firmId, firm, project },
    officer: servant(ids.officerId, ids.officerSince),
    deputy: servant(ids.deputyId, ids.deputySince),
  }));
}

function sheetOf(firms: readonly ServedFirm[], text: (key: string) => string): SheetTable {
  const column = (key: string, width: number, type: 'text' | 'date' = 'text') => ({
    ...{ key, header: text(`columns.${key}`), type, width },
  });
  return {
    name: text('title'),
    columns: [
      column('firm', 36),
      column('project', 24),
      column('officer', 12),
      column('department', 20),
      column('telephone', 12),
      column('since', 12, 'date'),
      column('deputy', 12),
      column('deputyDepartment', 20),
    ],
    rows: firms.map(({ firm, project, officer, deputy }) => ({
      ...{ firm, project: project === '' ? null : project },
      ...{ officer: officer?.name ?? text('gap'), department: officer?.department ?? null },
      ...{ telephone: officer?.telephone ?? null, since: officer?.since ?? null },
      ...{ deputy: deputy?.name ?? null, deputyDepartment: deputy?.department ?? null },
    })),
  };
}

function conditionsOf(
  { q, officer, gap }: ServedFilter,
  { staff, day, text }: { staff: ReadonlyMap<string, StaffMember>; day: string; text: (key: string) => string },
): Condition[] {
  return [
    { label: text('asOf'), values: [day] },
    { label: text('words'), values: q ? [q] : [] },
    { label: text('columns.officer'), values: officer.flatMap((id) => staff.get(id)?.name ?? []) },
    { label: text('gaps'), values: gap.map((one) => text(`without.${one}`)) },
  ];
}
