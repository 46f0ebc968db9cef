import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { Firm } from '../../contract/firm.ts';
import { type CorrectionField, readProposal } from '../../contract/firm-file.ts';
import { type FirmRegistration, firmRegistration } from '../../contract/firm-registration.ts';
import { examineRegistration } from '../domain/examine-registration.ts';
import { requireCaller } from '../persons/require-caller.ts';
import { findFirm, findFirmByCode } from '../store/firms.ts';
import { saveFirmField } from './store/firm-fields.ts';

/** Amends the firm as asked, through the checks of registration; a doubted code is kept with the officer's reason. */
export async function applyCorrection(
  tx: ZoneDb,
  asked: { firmId: string; field: CorrectionField; proposed: string; reason: string | null },
  context: RequestContext,
): Promise<void> {
  const { field } = asked;
  const before = await findFirm(tx, asked.firmId);
  if (before === undefined) throw new AppError('parties.firmUnknown');
  const value = readProposal(field, asked.proposed);
  if (value === undefined) throw new AppError('parties.correctionUnreadable');
  const kept = field === 'socialCreditCode' ? (asked.reason ?? undefined) : (before.codeExceptionReason ?? undefined);
  const amended = {
    ...registrationOf(before),
    [field]: value,
    ...(kept === undefined ? {} : { codeExceptionReason: kept }),
  };
  const examined = examineRegistration(amended, requireCaller(context).today);
  if (examined.faults.length > 0) {
    const fields = examined.faults.map((fault) => ({
      field: fault.field,
      message: context.text(`parties:${fault.text}`, fault.params),
    }));
    throw new AppError('parties.firmRejected', { count: fields.length }, fields);
  }
  if (field === 'socialCreditCode') await refuseTaken(tx, before.id, examined.socialCreditCode ?? '');
  const codeExceptionReason = examined.codeExceptionReason;
  await saveFirmField(tx, before.id, { field, value, codeExceptionReason });
  await context.record(tx, {
    subject: { type: 'parties.firm', id: before.id },
    before: { [field]: before[field] },
    after: { [field]: value },
  });
}

async function refuseTaken(tx: ZoneDb, firmId: string, code: string): Promise<void> {
  const holder = await findFirmByCode(tx, code);
  if (holder !== undefined && holder.id !== firmId)
    throw new AppError('parties.codeTaken', { firm: holder.name, code });
}

function registrationOf(firm: Firm): FirmRegistration {
  const { name, industry, legalForm } = firm;
  const known = Object.fromEntries(
    Object.keys(firmRegistration.shape).flatMap((key) => {
      const value = firm[key as keyof FirmRegistration];
      return value === null ? [] : [[key, value]];
    }),
  );
  return { ...known, name, industry, legalForm: legalForm ?? 'limitedLiability' };
}
