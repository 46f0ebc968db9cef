import { sendRegister } from '#platform/exports/server/send-register.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { CellType } from '#platform/sheets/server/workbook.ts';
import type { FormField } from '../../contract/form-definition.ts';
import type {
  exportSubmissions as exportEndpoint,
  listSubmissions as listEndpoint,
  listOwnSubmissions as ownEndpoint,
  SubmissionRow,
} from '../../contract/submission-endpoints.ts';
import { requireCaller, requireForm } from '../check-caller.ts';
import { ownParties } from '../fill/find-filler.ts';
import { readVersions } from '../store/forms.ts';
import { countLines, listLines, listOwnLines, numberOf, type StoredLine } from '../store/submissions.ts';
import { registerFields } from './domain/register-fields.ts';
import { cellOf, shownCell } from './say-values.ts';

/** Most fields that a register shows beside the fixed columns. */
const mostColumns = 6;

/** A submission as a line. */
export function rowOf(line: StoredLine): SubmissionRow {
  const { id, formId, key, title, version, partyId, partyName, way, submittedAt, withdrawnAt, demonstration } = line;
  return {
    ...{ id, number: numberOf(line), form: { id: formId, key, title }, version, way, submittedAt, demonstration },
    party: partyId === null ? null : { id: partyId, name: partyName ?? '' },
    withdrawn: withdrawnAt !== null,
  };
}

/** One page of a form's submissions with the values of its first fields. */
export async function listSubmissions(
  { params, query }: EndpointParsed<typeof listEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof listEndpoint>> {
  const { db } = context;
  const form = await requireForm(db, { id: params.formId });
  const versions = await readVersions(db, form.id);
  const newest = versions.at(-1)?.number ?? 0;
  const fields = registerFields(versions, context.text('forms:yuan'))
    .filter(({ asked }) => isOneLine(asked.get(newest)))
    .slice(0, mostColumns);
  const filter = { ...query, formId: form.id };
  const lines = await listLines(db, filter, { limit: query.pageSize, offset: (query.page - 1) * query.pageSize });
  return {
    total: await countLines(db, filter),
    title: form.title,
    columns: fields.map(({ key, name, unit, type }) => ({ key, name, unit, right: isNumber(type) })),
    submissions: lines.map((line) => ({
      ...rowOf(line),
      cells: Object.fromEntries(fields.map((field) => [field.key, shownCell(field, line, context)])),
    })),
  };
}

const isOneLine = (field: FormField | undefined) => field?.kind === 'value' || field?.kind === 'choices';
const isNumber = (type: CellType) => type === 'integer' || type === 'decimal' || type === 'fen';

/** Most rows of one export. */
const everyRow = 20_001;

/** Exactly the submissions that match: a column for every field that any version asked, nothing personal. */
export async function exportSubmissions(
  { params, query }: EndpointParsed<typeof exportEndpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const { format, ...rest } = query;
  const { db } = context;
  const form = await requireForm(db, { id: params.formId });
  const fields = registerFields(await readVersions(db, form.id), context.text('forms:yuan'));
  const lines = await listLines(db, { ...rest, formId: form.id }, { limit: everyRow, offset: 0 });
  const text = (key: string) => context.text(`forms:${key}`);
  const column = (key: string, type: 'text' | 'integer' | 'date' = 'text') => ({
    ...{ key: `_${key}`, header: text(`columns.${key}`), type },
  });
  const given = (value: string | number | undefined) => (value === undefined || value === '' ? [] : [String(value)]);
  return sendRegister(
    {
      ...{ list: 'forms.exportSubmissions', name: form.title, format },
      columns: [
        ...[
          column('number'),
          column('party'),
          column('way'),
          column('submittedAt', 'date'),
          column('version', 'integer'),
        ],
        ...[column('withdrawn')],
        ...fields.map(({ key, name, type, unit }) => ({ key, header: name, type, ...(unit === null ? {} : { unit }) })),
      ],
      rows: lines.map((line) => ({
        ...{ _number: numberOf(line), _party: line.partyName, _way: text(`ways.${line.way}`), _version: line.version },
        ...{ _submittedAt: dayInChina(line.submittedAt), _withdrawn: text(line.withdrawnAt === null ? 'no' : 'yes') },
        ...Object.fromEntries(fields.map((field) => [field.key, cellOf(field, line, context)])),
      })),
      conditions: [
        { label: text('columns.title'), values: [form.title] },
        { label: text('list.words'), values: given(rest.q) },
        { label: text('list.from'), values: given(rest.from) },
        { label: text('list.to'), values: given(rest.to) },
        { label: text('list.version'), values: given(rest.version) },
        { label: text('list.withdrawn'), values: [text(`withdrawn.${rest.withdrawn}`)] },
      ],
    },
    context,
  );
}

/** Day in China of an instant. */
export function dayInChina(instant: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
}

/** Most lines of the own list. */
const mostOwn = 100;

/** The newest submissions of the caller's party, or of the caller. */
export async function listOwnSubmissions(
  { query }: EndpointParsed<typeof ownEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof ownEndpoint>> {
  requireCaller(context);
  const own = await ownParties(context.db, context);
  const lines = await listOwnLines(context.db, { ...own, key: query.key, limit: mostOwn });
  return { submissions: lines.map(rowOf) };
}
