import { composeDocument } from '#kernel/documents/server/index.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { writeCell } from '#platform/exports/server/print-tables.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { FormBlock } from '#platform/paper/server/lay-out-form.ts';
import type { Firm } from '../../contract/firm.ts';
import type { exportFirmExtract as endpoint } from '../../contract/firm-extract.ts';
import type { PartiesText } from '../firm-sheet.ts';
import { dayInChina } from '../organisation/day-in-china.ts';
import { entriesOfParty } from '../rosters/list-rosters.ts';
import { findFirm } from '../store/firms.ts';
import { settleStatuses } from './domain/settle-statuses.ts';
import { listSaid } from './store/statuses.ts';

/** Prints what the register holds of a firm today: its entry, the lists on which it stands, its states of business. */
export async function exportFirmExtract(
  { params }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const firm = await findFirm(context.db, params.firmId);
  if (firm === undefined) throw new AppError('parties.firmUnknown');
  const text: PartiesText = (key, values) => context.text(`parties:${key}`, values);
  const today = dayInChina(context.now());
  const entries = await entriesOfParty(firm.id, today, context);
  const statuses = settleStatuses(await listSaid(context.db, firm.id));
  const rosters = entries.map(({ roster, item, startsOn }) => [roster, item === roster ? '' : item, startsOn]);
  const periods = statuses.map(({ status, startsOn, endsOn }) => [text(`statuses.${status}`), startsOn, endsOn ?? '']);
  const blocks: FormBlock[] = [
    { kind: 'paragraph', text: text('extract.intro', { name: firm.name, day: inWords(today, context) }) },
    { kind: 'fields', fields: fieldsOf(firm, text) },
    ...tableOf({ title: 'rosters', columns: ['roster', 'item', 'from'], rows: rosters }, text),
    ...tableOf({ title: 'statuses', columns: ['status', 'from', 'until'], rows: periods }, text),
    { kind: 'paragraph', text: text('extract.note') },
    {
      kind: 'signatures',
      places: [
        {
          label: [context.zone?.name, await context.department?.()].filter(Boolean).join(' '),
          note: text('extract.seal'),
          date: inWords(today, context),
        },
      ],
    },
  ];
  return composeDocument(
    {
      ...{ list: 'parties.exportFirmExtract', kind: 'certificate', title: text('extract.title'), about: firm.name },
      ...{ name: text('extract.file', { name: firm.name, day: today }), blocks },
      columns: ['name', 'socialCreditCode', 'industry', 'legalForm', 'scale', 'status', 'foundedOn', 'rosters'],
      ...(firm.socialCreditCode === null ? {} : { key: firm.socialCreditCode }),
    },
    context,
  );
}

function inWords(day: string, { locale }: Pick<RequestContext, 'locale'>): string {
  const format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`));
}

function fieldsOf(firm: Firm, text: PartiesText): { label: string; value: string }[] {
  const named = (group: string, value: string | null) => (value === null ? null : text(`${group}.${value}`));
  const capital = firm.registeredCapitalFen;
  const fields: [string, string | null][] = [
    ['name', firm.name],
    ['socialCreditCode', firm.socialCreditCode],
    ['industry', `${firm.industry} ${text(`industries.${firm.industry}`)}`],
    ['legalForm', named('legalForms', firm.legalForm)],
    ['scale', named('scales', firm.scale)],
    ['status', named('statuses', firm.status)],
    ['foundedOn', firm.foundedOn],
    ['registeredCapital', capital === null ? null : `${writeCell(capital, 'fen')} ${text('sheet.yuan')}`],
    ['address', firm.address],
  ];
  return fields.map(([key, value]) => ({ label: text(`columns.${key}`), value: value ?? text('extract.unknown') }));
}

function tableOf(
  { title, columns, rows }: { title: string; columns: readonly string[]; rows: readonly string[][] },
  text: PartiesText,
): FormBlock[] {
  if (rows.length === 0) return [];
  return [
    { kind: 'heading', text: text(`extract.${title}`) },
    {
      kind: 'table',
      columns: columns.map((key) => ({
        heading: text(`extract.columns.${key}`),
        kind: key === 'from' || key === 'until' ? ('date' as const) : ('text' as const),
      })),
      rows,
    },
  ];
}
