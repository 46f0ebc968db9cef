import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { SheetTable } from '#platform/sheets/server/workbook.ts';
import { largestExport } from '../../contract/firm-search.ts';
import type { Roster, RosterEntry } from '../../contract/roster.ts';
import type { exportRosterEntries as endpoint } from '../../contract/roster-endpoints.ts';
import { chinaTime, sendExport } from '../exports/send-export.ts';
import type { PartiesText } from '../firm-sheet.ts';
import { dayInChina } from '../organisation/day-in-china.ts';
import { entryFilter, showEntries } from './list-rosters.ts';
import { countEntries, listEntries } from './store/entries.ts';
import { findRoster } from './store/rosters.ts';

type Asked = EndpointParsed<typeof endpoint>['query'];

/** Exactly the entries that match; its last sheet says what was asked for. */
export async function exportRosterEntries(
  { params, query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const { zone } = context;
  if (zone === null) throw new AppError('parties.zoneNeeded');
  const roster = await findRoster(context.db, params.rosterId);
  if (roster === undefined) throw new AppError('parties.rosterUnknown');
  const today = dayInChina(context.now());
  const filter = entryFilter(roster.id, query, today);
  const total = await countEntries(context.db, filter);
  if (total > largestExport) throw new AppError('parties.exportTooLarge', { total, limit: largestExport });
  const rows = await listEntries(context.db, filter, { limit: largestExport, offset: 0 });
  const entries = await showEntries(rows, context);
  const text: PartiesText = (key, told) => context.text(`parties:${key}`, told);
  const asked = askedLines(query, { roster, today, text });
  const lines = [
    ...(zone.demonstration ? [{ label: text('sheet.invented'), value: text('sheet.inventedValue') }] : []),
    { label: text('sheet.zone'), value: zone.name },
    { label: text('roster.sheet.count'), value: String(entries.length) },
    ...asked,
    { label: text('sheet.takenAt'), value: text('sheet.takenAtValue', { time: chinaTime(context) }) },
    { label: text('sheet.takenBy'), value: context.account?.displayName ?? '' },
  ];
  const file = zone.demonstration ? 'roster.sheet.fileInvented' : 'roster.sheet.file';
  return sendExport(
    {
      ...{ list: 'parties.exportRosterEntries', format: query.format },
      name: text(file, { zone: zone.name, roster: roster.name, day: today }),
      tables: [entrySheet(entries, roster, text)],
      about: { name: text('sheet.about'), lines },
      filter: asked.map(({ label, value }) => `${label} ${value}`).join(text('sheet.and')),
    },
    context,
  );
}

function askedLines(
  { q, item, day, time }: Asked,
  { roster, today, text }: { roster: Roster; today: string; text: PartiesText },
) {
  const named = roster.items.filter((one) => item.includes(one.id)).map((one) => one.name);
  return [
    { label: text('roster.one'), value: roster.name },
    { label: text('roster.asOf'), value: time === 'all' ? text('roster.allTimes') : (day ?? today) },
    { label: text('sheet.words'), value: q || text('sheet.all') },
    { label: text('roster.item'), value: named.join(text('sheet.and')) || text('sheet.all') },
  ];
}

function entrySheet(entries: readonly RosterEntry[], roster: Roster, text: PartiesText): SheetTable {
  const column = (key: string, width: number, type: 'text' | 'date' = 'text') => ({
    key,
    header: text(`roster.columns.${key}`),
    type,
    width,
  });
  return {
    name: roster.name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31),
    columns: [
      column('party', 36),
      column('code', 22),
      column('item', 18),
      column('startsOn', 12, 'date'),
      column('endsOn', 12, 'date'),
      column('certificate', 22),
      column('certificateUntil', 12, 'date'),
      column('documentNumber', 22),
      column('link', 30),
      column('enteredBy', 14),
    ],
    rows: entries.map(({ party, code, item, startsOn, endsOn, ...entry }) => ({
      ...{ party, code, item, startsOn, endsOn },
      certificate: entry.certificate,
      certificateUntil: entry.certificateUntil,
      documentNumber: entry.documentNumber,
      link: entry.link,
      enteredBy: entry.enteredBy,
    })),
  };
}
