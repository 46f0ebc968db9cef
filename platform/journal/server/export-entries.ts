import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import {
  type SheetTable,
  type WorkbookMark,
  workbookMediaType,
  writeWorkbook,
} from '#platform/sheets/server/workbook.ts';
import type { exportEntries as endpoint } from '../contract/endpoints.ts';
import type { JournalValue } from '../contract/entry.ts';
import { type EntryFilter, exportedCharacters, largestExport } from '../contract/reading.ts';
import { nameAction } from './describe-entry.ts';
import { queryOf } from './store/query.ts';
import { countEntryRows, type ExportedEntry, listActingAccounts, listEntriesInFull } from './store/reading.ts';

/** Workbook of the entries that match, marked with who took it out, when and for what; the act is itself an entry. */
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
  const time = inChina(context.now().toString()).slice(0, 16);
  const names = new Map((await listActingAccounts(query, zone.id)).map(({ id, name }) => [id, name]));
  const asked = describeFilter(filter, { context, names }) || text('all');
  const name = context.account?.displayName ?? text('byCommand');
  const login = context.session?.account.login;
  const creator = login === undefined ? name : text('exporter', { name, account: login });
  const number = `J${time.slice(0, 10).replaceAll('-', '')}-${context.trace.slice(0, 12)}`;
  const mark: WorkbookMark = {
    ...{ creator, number, filter: asked },
    line: text('mark', { zone: zone.name, exporter: creator, time, filter: asked, number }),
  };
  const lines = [
    { label: text('zone'), value: zone.name },
    { label: text('count'), value: String(entries.length) },
    { label: text('filter'), value: asked },
    { label: text('takenAt'), value: time },
    { label: text('takenBy'), value: creator },
    { label: text('number'), value: number },
    { label: text('shortened'), value: text('shortenedValue', { count: exportedCharacters }) },
    ...(zone.demonstration ? [{ label: text('invented'), value: text('inventedValue') }] : []),
  ];
  const content = await writeWorkbook([entrySheet(entries, context)], { name: text('about'), lines }, mark);
  await context.transaction((tx) =>
    context.record(tx, { after: { number, rows: entries.length, filter: recorded(filter) } }),
  );
  const file = text('file', { zone: zone.name, day: time.slice(0, 10) });
  return { filename: `${file}.xlsx`, mediaType: workbookMediaType, content };
}

function entrySheet(entries: readonly ExportedEntry[], context: RequestContext): SheetTable {
  const column = (key: string, width: number) => ({
    ...{ key, width, type: 'text' as const },
    header: context.text(`journal:columns.${key}`),
  });
  return {
    name: context.text('journal:sheet.entries'),
    columns: [
      ...[column('at', 22), column('actionName', 24), column('account', 16), column('role', 14), column('ip', 16)],
      ...[column('subject', 40), column('reason', 30), column('before', 40), column('after', 40)],
      ...[column('action', 24), column('id', 38), column('number', 10)],
    ],
    rows: entries.map((entry) => ({
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
    })),
  };
}

/** Typed words may name a person: the journal keeps only that there were some. */
function recorded({ from, to, account, action, subjectType, subjectId, ip, q }: EntryFilter): JournalValue {
  return {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(account.length === 0 ? {} : { account }),
    ...(action.length === 0 ? {} : { action }),
    ...(subjectType === undefined ? {} : { subjectType }),
    ...(subjectId === undefined ? {} : { subjectId }),
    ...(ip === undefined ? {} : { ip }),
    ...(q ? { words: true } : {}),
  };
}

function describeFilter(
  { from, to, account, action, ...rest }: EntryFilter,
  { context, names }: { context: RequestContext; names: ReadonlyMap<string, string> },
): string {
  const label = (key: string) => context.text(`journal:filters.${key}`);
  const named: [string, string][] = [
    ['period', from === undefined && to === undefined ? '' : `${from ?? '…'} – ${to ?? '…'}`],
    ['account', account.map((id) => names.get(id) ?? id).join('、')],
    ['action', action.map((one) => nameAction(one, context)).join('、')],
    ...Object.entries(rest).map(([key, value]): [string, string] => [key, value ?? '']),
  ];
  return named.flatMap(([key, value]) => (value === '' ? [] : [`${label(key)} ${value}`])).join('；');
}

function inChina(instant: string): string {
  const time = Temporal.Instant.from(instant).toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime();
  return time.toString({ smallestUnit: 'millisecond' }).replace('T', ' ');
}
