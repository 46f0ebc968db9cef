import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { ImportColumn } from '#platform/sheets/contract/import-column.ts';
import { asWritten } from '#platform/sheets/server/imports/open-registers.ts';
import type { SheetRegister } from '#platform/sheets/server/imports/sheet-register.ts';
import type { FormDefinition } from '../../contract/form-definition.ts';
import { isPersonal } from '../../contract/personal-fields.ts';
import { fieldsOf } from '../../contract/prepare-form.ts';
import type { KnownFact } from '../known-facts.ts';
import { type ReadVersion, type StoredForm, versionsInForce } from '../store/forms.ts';
import { publishedFormsOf } from '../store/register.ts';
import { addWithdrawals, linesOf } from '../store/submissions.ts';
import { codeColumn, judgeSheetRows, saidByColumn, sheetFields, type ValueField } from './judge-sheet-rows.ts';
import { writeSheetRows } from './write-sheet-rows.ts';

/** Rows of one sheet: each is judged as a form. */
const mostRows = 5_000;

/**
 * Registers of a zone: a form that is filled in today for firms or by staff, where every field that must be filled in is one
 * value or choices. Any other form that was published has a closed one, through which what its sheets brought is undone.
 */
export function sheetRegistersOf(known: readonly KnownFact[]) {
  return async (db: ZoneDb, now: Temporal.Instant): Promise<readonly SheetRegister[]> => {
    const today = now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
    const versions = await versionsInForce(db, { on: today });
    const forms = await publishedFormsOf(db);
    return forms.map((form) => {
      const version = versions.get(form.id);
      return version !== undefined && takesSheets(version.definition)
        ? registerOf(known, form, version)
        : closedRegisterOf(form);
    });
  };
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

/** The register of one form: its columns are the fields that a cell can fill in. */
export function registerOf(known: readonly KnownFact[], form: StoredForm, version: ReadVersion): SheetRegister {
  const { definition } = version;
  const own = definition.subject === 'firm' ? partyColumns : [];
  return {
    ...headOf(form),
    ...{ mostRows, columns: [...own, ...sheetFields(definition).map(columnOf)] },
    examine: async (db, rows, context) =>
      (await judgeSheetRows(db, { form, version, rows }, context)).map(({ verdict }) => verdict),
    async commit(tx, rows, context) {
      const judged = await judgeSheetRows(tx, { form, version, rows }, context);
      return writeSheetRows(tx, { known, form, version, judged }, context);
    },
    ...takingBack,
  };
}

const headOf = (form: StoredForm) =>
  ({ id: registerIdOf(form.key), titleKey: asWritten(form.title), permission: 'forms:fill', keyColumns: [] }) as const;

/** What was sent never changes, and what its party took back meanwhile stays so: nothing stands in the way. */
const takingBack: Pick<SheetRegister, 'snapshot' | 'undo'> = {
  async snapshot(db, ids) {
    return new Map((await linesOf(db, ids)).map(({ id, ...fields }) => [id, { ...fields }]));
  },
  async undo(tx, records, { zoneId, accountId, now, batchId }) {
    const ids = records.map(({ subjectId }) => subjectId);
    const at = now.toString({ fractionalSecondDigits: 3 });
    await addWithdrawals(tx, ids, { zoneId, reason: batchId, by: accountId, at });
  },
};

/** The register of a form that takes no sheets today. */
function closedRegisterOf(form: StoredForm): SheetRegister {
  return {
    ...headOf(form),
    ...{ closed: true, columns: [] },
    examine: async () => Promise.reject(closed()),
    commit: async () => Promise.reject(closed()),
    ...takingBack,
  };
}

const closed = () => new AppError('sheets.registerUnknown');

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
