import { AppError } from '#platform/errors/contract/errors.ts';
import { type Condition, sendRegister } from '#platform/exports/server/send-register.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { SheetColumn } from '#platform/sheets/server/workbook.ts';
import type { exportEntries as endpoint } from '../contract/endpoints.ts';
import { type EntryFilter, exportedCharacters, largestExport } from '../contract/reading.ts';
import { nameAction } from './describe-entry.ts';
import { queryOf } from './store/query.ts';
import { countEntryRows, type ExportedEntry, listActingAccounts, listEntriesInFull } from './store/reading.ts';

/** The entries that match, marked with who took them out, when and for what; the act is itself an entry. */
export async function exportEntries(
  { query: filter }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const { zone } = context;
  if (zone === null) throw new AppError('journal.zoneNeeded');
  const query = queryOf(context.db);
  const total = await countEntryRows(query, zone.id, { ...filter, most: largestExport + 1 });
  if (total > largestExport) throw new AppError('journal.exportTooLarge', { total, limit: largestExport });
  const entries = await listEntriesInFull(query, zone.id, { ...filter, limit: largestExport });
  const text = (key: string, params?: Record<string, string | number>) => context.text(`journal:sheet.${key}`, params);
  const names = new Map((await listActingAccounts(query, zone.id)).map(({ id, name }) => [id, name]));
  const conditions = conditionsOf(filter, { context, names });
  // Typed words may name a person: what is kept says only that there were some.
  const kept = conditionsOf({ ...filter, ...(filter.q ? { q: '…' } : {}) }, { context, names });
  return sendRegister(
    {
      list: 'journal.exportEntries',
      name: text('name'),
      columns: entryColumns(context),
      rows: entries.map((entry) => entryCells(entry, context)),
      conditions,
      keptFilter: kept.map(({ label, values }) => `${label} ${values.join('、')}`).join('；') || text('all'),
      notes: [{ label: text('shortened'), value: text('shortenedValue', { count: exportedCharacters }) }],
      format: filter.format,
    },
    context,
  );
}

function entryColumns(context: RequestContext): SheetColumn[] {
  const column = (key: string, width: number) => ({
    ...{ key, width, type: 'text' as const },
    header: context.text(`journal:columns.${key}`),
  });
  return [
    ...[column('at', 22), column('actionName', 24), column('account', 16), column('role', 14), column('ip', 16)],
    ...[column('subject', 40), column('reason', 30), column('before', 40), column('after', 40)],
    ...[column('action', 24), { ...column('id', 38), identifies: true as const, printed: false as const }],
    column('number', 10),
  ];
}

function entryCells(entry: ExportedEntry, context: RequestContext) {
  return {
    at: inChina(entry.at),
    actionName: nameAction(entry.action, context),
    account: entry.accountName ?? context.text(`journal:actors.${entry.actorKind}`),
    role: entry.role,
    ip: entry.ip,
    subject: entry.subjectType === null ? null : `${entry.subjectType} ${entry.subjectId}`,
    reason: entry.reason,
    before: entry.before,
    after: entry.after,
    action: entry.action,
    id: entry.id,
    number: entry.number,
  };
}

function conditionsOf(
  { from, to, account, action, subjectType, subjectId, ip, q }: EntryFilter,
  { context, names }: { context: RequestContext; names: ReadonlyMap<string, string> },
): Condition[] {
  const set: Record<string, readonly string[]> = {
    period: from === undefined && to === undefined ? [] : [`${from ?? '…'} – ${to ?? '…'}`],
    account: account.map((id) => names.get(id) ?? id),
    action: action.map((one) => nameAction(one, context)),
    subjectType: subjectType ? [subjectType] : [],
    subjectId: subjectId ? [subjectId] : [],
    ip: ip ? [ip] : [],
    q: q ? [q] : [],
  };
  return Object.entries(set)
    .filter(([, values]) => values.length > 0)
    .map(([key, values]) => ({ label: context.text(`journal:filters.${key}`), values }));
}

function inChina(instant: string): string {
  const time = Temporal.Instant.from(instant).toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime();
  return time.toString({ smallestUnit: 'millisecond' }).replace('T', ' ');
}
