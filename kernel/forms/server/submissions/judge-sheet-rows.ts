import { everyIdOf } from '#kernel/parties/server/index.ts';
import { parametersInForce, statusOf } from '#kernel/rules/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { CellValue, RowFault } from '#platform/sheets/contract/cell-fault.ts';
import type { ImportContext, ImportRow, RowVerdict } from '#platform/sheets/server/imports/sheet-register.ts';
import type { FormParameter } from '../../contract/form.ts';
import type { FormDefinition, FormFault, FormField, FormValues } from '../../contract/form-definition.ts';
import { type FormJudgement, faultKey, judgeForm } from '../../contract/judge-form.ts';
import { fieldsOf } from '../../contract/prepare-form.ts';
import type { ReadVersion, StoredForm } from '../store/forms.ts';
import { firmsByCode } from '../store/names.ts';

/** A field that a cell fills in. */
export type ValueField = Extract<FormField, { kind: 'value' | 'choices' }>;

/** Columns that a register has beside the fields of its form. */
export const codeColumn = 'firmCode_';
export const saidByColumn = 'saidBy_';

/** Fields that are typed into a sheet, in the order of the form. */
export function sheetFields(definition: FormDefinition): ValueField[] {
  return fieldsOf(definition).filter(
    (field) => field.kind === 'choices' || (field.kind === 'value' && field.computed === null),
  ) as ValueField[];
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

/** Judges rows of a sheet as the form judges what is typed; in their order. */
export async function judgeSheetRows<R extends ImportRow>(
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
    const held = await statusOf(db, { ids: await everyIdOf(db, id), on: today, names: definition.statuses });
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
