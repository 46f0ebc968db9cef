import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { SheetColumn, SheetTable } from '#platform/sheets/server/workbook.ts';
import { largestExport } from '../../contract/firm-search.ts';
import { type PersonField, personField, unmaskingsPerDay } from '../../contract/person.ts';
import type {
  exportPersons as maskedEndpoint,
  exportPersonsPlain as plainEndpoint,
} from '../../contract/person-endpoints.ts';
import { chinaTime, sendExport } from '../exports/send-export.ts';
import { requireCaller } from './require-caller.ts';
import { readField, showPerson } from './show-person.ts';
import { countPersons, listPersonRows, type SealedPerson } from './store/persons.ts';
import { addUnmaskings } from './store/unmaskings.ts';
import { takeUnmaskings } from './unmask-person.ts';

/** All persons, masked. */
export async function exportPersons(
  { query }: EndpointParsed<typeof maskedEndpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const rows = await listRows(context);
  const shown = rows.map((row) => ({ ...showPerson(context, row) }));
  return sendExport({ ...sheetOf(context, shown), list: 'parties.exportPersons', format: query.format }, context);
}

/** All persons in plain, for a reason; each counts as one look of the day, so that large lists stay masked. */
export async function exportPersonsPlain(
  { body }: EndpointParsed<typeof plainEndpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const caller = requireCaller(context);
  const { standing } = await countPersons(context.db);
  if (standing > unmaskingsPerDay) throw new AppError('parties.unmaskingsUsedUp', { limit: unmaskingsPerDay });
  const rows = await listRows(context);
  const fields = [...personField.options];
  const plain = rows.map((row) => plainRow(row, context));
  const look = { zoneId: caller.zone.id, accountId: caller.account.id, fields, reason: body.reason, at: caller.at };
  return sendExport(
    {
      ...sheetOf(context, plain),
      list: 'parties.exportPersonsPlain',
      plainReason: body.reason,
      alsoIn: async (tx, exportNumber) => {
        await takeUnmaskings(tx, caller, rows.length);
        await addUnmaskings(
          tx,
          rows.map((row) => ({ ...look, personId: row.id, exportNumber })),
        );
      },
    },
    context,
  );
}

async function listRows(context: RequestContext): Promise<SealedPerson[]> {
  const { standing: total } = await countPersons(context.db);
  if (total > largestExport) throw new AppError('parties.exportTooLarge', { total, limit: largestExport });
  return listPersonRows(context.db, { limit: largestExport, offset: 0, standing: true });
}

function plainRow(row: SealedPerson, { keys }: RequestContext): ExportedPerson {
  return {
    id: row.id,
    name: readField(keys, row, 'name'),
    mobile: readField(keys, row, 'mobile'),
    idNumber: readField(keys, row, 'idNumber'),
    email: readField(keys, row, 'email'),
  };
}

/** A person as a row of the sheet; the id names it when the sheet is taken in again. */
type ExportedPerson = Record<PersonField, string | null> & { id: string };

const widths = { name: 16, mobile: 16, idNumber: 24, email: 30 } as const;

function sheetOf(context: RequestContext, rows: readonly ExportedPerson[]) {
  const text = (key: string, params?: Record<string, string | number>) => context.text(`parties:${key}`, params);
  const day = chinaTime(context).slice(0, 10);
  const columns: SheetColumn[] = [
    ...personField.options.map(
      (key) => ({ key, header: text(`person.${key}`), type: 'text', width: widths[key] }) as const,
    ),
    { key: 'id', header: text('columns.id'), type: 'text', width: 38, identifies: true, printed: false },
  ];
  const cells = rows.map((row) => ({
    ...Object.fromEntries(personField.options.map((key) => [key, row[key]])),
    id: row.id,
  }));
  const table: SheetTable = { name: text('person.title'), columns, rows: cells };
  const invented = context.zone?.demonstration
    ? [{ label: text('sheet.invented'), value: text('sheet.inventedValue') }]
    : [];
  const lines = [
    ...invented,
    { label: text('sheet.zone'), value: context.zone?.name ?? '' },
    { label: text('person.count'), value: String(rows.length) },
    { label: text('sheet.takenAt'), value: text('sheet.takenAtValue', { time: chinaTime(context) }) },
  ];
  const name = text('person.file', { zone: context.zone?.name ?? '', day });
  return { name, tables: [table], about: { name: text('sheet.about'), lines }, filter: text('sheet.all') };
}
