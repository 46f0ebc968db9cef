import type { ZoneDb } from '#platform/db/server/database.ts';
import type { CorrectionField } from '../../../contract/firm-file.ts';
import { tables } from './tables.ts';

const columns = {
  name: 'name',
  socialCreditCode: 'social_credit_code',
  industry: 'industry',
  legalForm: 'legal_form',
  scale: 'scale',
  foundedOn: 'founded_on',
  registeredCapitalFen: 'registered_capital_fen',
  employees: 'employees',
  address: 'address',
} as const satisfies Record<CorrectionField, string>;

/** Writes one field of a firm, and why a code that fails its check is kept. */
export async function saveFirmField(
  tx: ZoneDb,
  firmId: string,
  {
    field,
    value,
    codeExceptionReason,
  }: {
    field: CorrectionField;
    value: string | number;
    codeExceptionReason: string | null;
  },
): Promise<void> {
  await tables(tx)
    .updateTable('parties.firm')
    .set({ [columns[field]]: value, code_exception_reason: codeExceptionReason })
    .where('id', '=', firmId)
    .execute();
}
