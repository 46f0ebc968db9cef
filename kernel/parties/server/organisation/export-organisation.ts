import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { exportOrganisation as endpoint } from '../../contract/organisation-endpoints.ts';
import { chinaTime, sendExport } from '../exports/send-export.ts';
import { dayInChina } from './day-in-china.ts';
import { arrangeOrganisation } from './domain/arrange-organisation.ts';
import { coverDuties } from './domain/cover-duties.ts';
import { listLog } from './domain/list-changes.ts';
import { resolveAll } from './domain/records.ts';
import { loadGround } from './load-ground.ts';
import { nameAccounts } from './name-accounts.ts';
import { organisationSheets, type SheetText } from './organisation-sheets.ts';
import { type Outside, readCatalogue } from './read-outside.ts';

/** Workbook of the organisation on a day: a sheet each of departments, posts, duties and changes. */
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
      changes: listLog(ground, { account: await nameAccounts(context.db, ground.log), duty: ground.names.duty }),
    },
    text,
  );
  const file = text(zone.demonstration ? 'organisationSheet.fileInvented' : 'organisationSheet.file', {
    zone: zone.name,
    day: on,
  });
  const lines = [
    ...(zone.demonstration ? [{ label: text('sheet.invented'), value: text('sheet.inventedValue') }] : []),
    { label: text('sheet.zone'), value: zone.name },
    { label: text('organisationSheet.asOf'), value: on },
    { label: text('sheet.takenAt'), value: text('sheet.takenAtValue', { time: chinaTime(context) }) },
    { label: text('sheet.takenBy'), value: context.account?.displayName ?? '' },
  ];
  const about = { name: text('sheet.about'), lines };
  const filter = `${text('organisationSheet.asOf')} ${on}`;
  const { format } = query;
  return sendExport({ list: 'parties.exportOrganisation', name: file, tables: sheets, about, filter, format }, context);
}
