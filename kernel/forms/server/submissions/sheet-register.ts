import { everyIdOf } from '#kernel/parties/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { CellValue, RowFault } from '#platform/sheets/contract/cell-fault.ts';
import type { ImportColumn } from '#platform/sheets/contract/import-column.ts';
import { asWritten } from '#platform/sheets/server/imports/open-registers.ts';
import type {
  AcceptedRow,
  ImportContext,
  ImportRow,
  RowVerdict,
  SheetRegister,
} from '#platform/sheets/server/imports/sheet-register.ts';
import type { FormParameter } from '../../contract/form.ts';
import type { FormDefinition, FormFault, FormField, FormValues } from '../../contract/form-definition.ts';
import { type FormJudgement, faultKey, judgeForm } from '../../contract/judge-form.ts';
import { isPersonal } from '../../contract/personal-fields.ts';
import { fieldsOf } from '../../contract/prepare-form.ts';
import { type ReadVersion, type StoredForm, versionsInForce } from '../store/forms.ts';
import { parametersInForce, statusesHeld } from '../store/known-rules.ts';
import { firmsByCode } from '../store/names.ts';
import { openFormsOf } from '../store/register.ts';
import { addWithdrawals, standingLines } from '../store/submissions.ts';
import { writeSheetRows } from './write-sheet-rows.ts';

type ValueField = Extract<FormField, { kind: 'value' | 'choices' }>;

/** Columns that a register has beside the fields of its form. */
export const codeColumn = 'firmCode_';
export const saidByColumn = 'saidBy_';

/** Rows of one sheet: each is judged as a form. */
const mostRows = 5_000;

/** Registers of a zone: a form that is filled in today for firms or by staff, where every field that must be filled in is one value or choices. */
export async function sheetRegistersOf(db: ZoneDb, now: Temporal.Instant): Promise<readonly SheetRegister[]> {
  const today = now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
  const versions = await versionsInForce(db, { on: today });
  const forms = await openFormsOf(db);
  return forms.flatMap((form) => {
    const version = versions.get(form.id);
    return version !== undefined && takesSheets(version.definition) ? [registerOf(form, version)] : [];
  });
}

/** Id of a form's register: the words of its key joined, for ids of registers have no hyphens. */
export function registerIdOf(key: string): `forms.${string}` {
  return `forms.${key.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())}`;
}

function takesSheets(definition: FormDefinition): boolean {
  if (definition.subject === 'person') return false;
  return fieldsOf(definition).every(
    ({ kind, required }) => kind === 'value' || kind === 'choices' || required === 'never',
  );
}

/** Fields that are typed into a sheet, in the order of the form. */
export function sheetFields(definition: FormDefinition): ValueField[] {
  return fieldsOf(definition).filter(
    (field) => field.kind === 'choices' || (field.kind === 'value' && field.computed === null),
  ) as ValueField[];
}

function registerOf(form: StoredForm, version: ReadVersion): SheetRegister {
  const { definition } = version;
  const own = definition.subject === 'firm' ? partyColumns : [];
  return {
    ...{ id: registerIdOf(form.key), titleKey: asWritten(form.title), permission: 'forms:import' },
    ...{ keyColumns: [], mostRows, columns: [...own, ...sheetFields(definition).map(columnOf)] },
    examine: async (db, rows, context) =>
      (await judgeRows(db, { form, version, rows }, context)).map(({ verdict }) => verdict),
    async commit(tx, rows, context) {
      const judged = await judgeRows(tx, { form, version, rows }, context);
      return writeSheetRows(tx, { form, version, judged: judged as JudgedRow<AcceptedRow>[] }, context);
    },
    async snapshot(db, ids) {
      return new Map((await standingLines(db, ids)).map(({ id, ...fields }) => [id, { ...fields }]));
    },
    async undo(tx, records, { zoneId, accountId, now, batchId }) {
      const ids = records.map(({ subjectId }) => subjectId);
      const at = now.toString({ fractionalSecondDigits: 3 });
      const gone = await addWithdrawals(tx, ids, { zoneId, reason: batchId, by: accountId, at });
      if (gone < ids.length) throw new AppError('sheets.registerChanged', { count: ids.length - gone });
    },
  };
}

const partyColumns: readonly ImportColumn[] = [
  { key: codeColumn, labelKey: 'forms:sheets.code', type: 'code', required: true, limits: { length: 18 } },
  {
    key: saidByColumn,
    labelKey: 'forms:sheets.saidBy',
    type: 'text',
    required: true,
    personal: true,
    limits: { minLength: 2, maxLength: 60 },
  },
];

function columnOf(field: ValueField): ImportColumn {
  const required = field.required === 'always' && field.shown === null;
  const named = { key: field.key, labelKey: asWritten(field.name), required };
  const choices = (options: readonly string[]) => options.map((one) => ({ code: one, labelKey: asWritten(one) }));
  if (field.kind === 'choices') return { ...named, type: 'choices', choices: choices(field.options) };
  const { type } = field;
  switch (type.is) {
    case 'text':
      return { ...named, type: 'text', personal: isPersonal(field) };
    case 'number':
      return { ...named, type: 'decimal', ...(type.unit === null ? {} : { unitKey: asWritten(type.unit) }) };
    case 'money':
      return { ...named, type: 'money', moneyUnit: 'yuan' };
    case 'date':
      return { ...named, type: 'date' };
    case 'boolean':
      return { ...named, type: 'yesNo' };
    case 'choice':
      return { ...named, type: 'choice', choices: choices(type.options) };
  }
}

/** A cell as the form holds it: money came as whole fen, numbers as text. */
function valueOfCell(field: ValueField, cell: CellValue | undefined): FormValues[string] {
  if (cell === undefined || cell === null) return null;
  if (field.kind === 'value' && field.type.is === 'money' && typeof cell === 'number') return yuanOf(cell);
  return typeof cell === 'number' ? String(cell) : cell;
}

function yuanOf(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** What a row fills in, by the keys of the form. */
export function valuesOfRow(definition: FormDefinition, { values }: Pick<ImportRow, 'values'>): FormValues {
  const given = sheetFields(definition).map((field) => [field.key, valueOfCell(field, values[field.key])] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== null));
}

/** A row with what the form says to it. */
export interface JudgedRow<R extends ImportRow = ImportRow> {
  readonly row: R;
  readonly partyId: string | null;
  readonly judged: FormJudgement;
  readonly parameters: readonly FormParameter[];
  readonly verdict: RowVerdict;
}

async function judgeRows<R extends ImportRow>(
  db: ZoneDb,
  { form, version, rows }: { form: StoredForm; version: ReadVersion; rows: readonly R[] },
  { today }: ImportContext,
): Promise<JudgedRow<R>[]> {
  const { definition } = version;
  const parameters = await parametersInForce(db, { on: today, names: definition.parameters });
  const codes = rows.flatMap(({ values }) => (typeof values[codeColumn] === 'string' ? [values[codeColumn]] : []));
  const firms =
    definition.subject === 'firm' ? await firmsByCode(db, codes) : new Map<string, { id: string; name: string }>();
  const missing = await statusesMissing(db, { definition, ids: [...firms.values()].map(({ id }) => id), today });
  return rows.map((row) => {
    const firm = firms.get(String(row.values[codeColumn] ?? ''));
    const judged = judgeForm(definition, valuesOfRow(definition, row), { on: today, parameters });
    const lacks = firm === undefined ? undefined : missing.get(firm.id);
    const faults = [
      ...(definition.subject === 'firm' && firm === undefined ? [faultAt(codeColumn, 'forms:sheets.firmUnknown')] : []),
      ...(lacks === undefined ? [] : [faultAt(codeColumn, 'forms:sheets.statusMissing', { status: lacks })]),
      ...judged.faults.map((fault) => faultOfForm(definition, fault)),
    ];
    const subject = { id: firm?.id ?? form.id, name: firm?.name ?? form.title };
    const action = faults.length > 0 ? ('reject' as const) : ('add' as const);
    return { row, partyId: firm?.id ?? null, judged, parameters, verdict: { action, subject, faults } };
  });
}

async function statusesMissing(
  db: ZoneDb,
  { definition, ids, today }: { definition: FormDefinition; ids: readonly string[]; today: string },
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  if (definition.statuses.length === 0) return found;
  for (const id of new Set(ids)) {
    const held = await statusesHeld(db, { ids: await everyIdOf(db, id), on: today, names: definition.statuses });
    const lacking = held.find((one) => !one.held);
    if (lacking !== undefined) found.set(id, lacking.name);
  }
  return found;
}

function faultAt(column: string | null, code: string, params: RowFault['params'] = {}): RowFault {
  return { column, code, params, severity: 'error', proposal: null };
}

/** A fault as it stands in the grid; one against a computed value stands against the row. */
function faultOfForm(definition: FormDefinition, fault: FormFault): RowFault {
  const typed = sheetFields(definition).some(({ key }) => key === fault.field);
  return faultAt(typed ? fault.field : null, `forms:${faultKey(fault)}`, fault.params);
}
