import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import { workbookMediaType, writeWorkbook } from '#platform/sheets/server/workbook.ts';
import type { exportOrganisation as endpoint } from '../../contract/organisation-endpoints.ts';
import { dayInChina } from './day-in-china.ts';
import { arrangeOrganisation } from './domain/arrange-organisation.ts';
import { coverDuties } from './domain/cover-duties.ts';
import { listLog } from './domain/list-changes.ts';
import { resolveAll } from './domain/records.ts';
import { loadGround } from './load-ground.ts';
import { nameAccounts } from './name-accounts.ts';
import { organisationSheets, type SheetText } from './organisation-sheets.ts';
import { type Outside, readCatalogue } from './read-outside.ts';

/** Workbook of the organisation on a day; taking it out leaves an entry in the journal. */
export async function exportOrganisation(
  outside: Outside,
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const { zone } = context;
  if (zone === null) throw new AppError('parties.zoneNeeded');
  const today = dayInChina(context.now());
  const on = query.on ?? today;
  const text: SheetText = (key, params) => context.text(`parties:${key}`, params);
  const ground = await loadGround(context.db, outside, today);
  const resolved = resolveAll(ground.records);
  const sheets = organisationSheets(
    {
      departments: arrangeOrganisation(resolved, ground.people, on),
      duties: coverDuties(await readCatalogue(context.db, outside), resolved, on),
      changes: listLog(ground, { account: await nameAccounts(context.db), duty: ground.names.duty }),
    },
    text,
  );
  await context.transaction((tx) =>
    context.record(tx, { after: { on, rows: sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0) } }),
  );
  const file = text(zone.demonstration ? 'organisationSheet.fileInvented' : 'organisationSheet.file', {
    zone: zone.name,
    day: on,
  });
  const lines = [
    ...(zone.demonstration ? [{ label: text('sheet.invented'), value: text('sheet.inventedValue') }] : []),
    { label: text('sheet.zone'), value: zone.name },
    { label: text('organisationSheet.asOf'), value: on },
    { label: text('sheet.takenAt'), value: text('sheet.takenAtValue', { time: minuteInChina(context.now()) }) },
    { label: text('sheet.takenBy'), value: context.account?.displayName ?? '' },
  ];
  const content = await writeWorkbook(sheets, { name: text('sheet.about'), lines });
  return { filename: `${file}.xlsx`, mediaType: workbookMediaType, content };
}

function minuteInChina(now: Temporal.Instant): string {
  const time = now.toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime();
  return time.toString({ smallestUnit: 'minute' }).replace('T', ' ');
}
