import { AppError } from '#platform/errors/contract/errors.ts';
import { type Condition, largestExport, sendRegister } from '#platform/exports/server/send-register.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { SheetTable } from '#platform/sheets/server/workbook.ts';
import type { Roster, RosterEntry } from '../../contract/roster.ts';
import type { exportRosterEntries as endpoint } from '../../contract/roster-endpoints.ts';
import type { PartiesText } from '../firm-sheet.ts';
import { dayInChina } from '../organisation/day-in-china.ts';
import { type AskedEntries, entryFilter, showEntries } from './list-rosters.ts';
import { listEntries } from './store/entries.ts';
import { findRoster } from './store/rosters.ts';

/** Exactly the entries that match, in the file asked for. */
export async function exportRosterEntries(
  { params, query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const roster = await findRoster(context.db, params.rosterId);
  if (roster === undefined) throw new AppError('parties.rosterUnknown');
  const { format, ...asked } = query;
  const today = dayInChina(context.now());
  // One more than may leave: the door of all exports then says how many are too many.
  const rows = await listEntries(context.db, entryFilter(roster.id, asked, today), {
    limit: largestExport + 1,
    offset: 0,
  });
  const text: PartiesText = (key, told) => context.text(`parties:${key}`, told);
  const sheet = entrySheet(await showEntries(rows, context), roster, text);
  const conditions = conditionsOf(asked, { roster, today, text });
  return sendRegister({ list: 'parties.exportRosterEntries', ...sheet, conditions, format }, context);
}

function conditionsOf(
  { q, item, day, time }: AskedEntries,
  { roster, today, text }: { roster: Roster; today: string; text: PartiesText },
): Condition[] {
  const named = roster.items.filter((one) => item.includes(one.id)).map((one) => one.name);
  return [
    { label: text('roster.one'), values: [roster.name] },
    { label: text('roster.asOf'), values: [time === 'all' ? text('roster.allTimes') : (day ?? today)] },
    { label: text('sheet.words'), values: q ? [q] : [] },
    { label: text('roster.item'), values: named },
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
