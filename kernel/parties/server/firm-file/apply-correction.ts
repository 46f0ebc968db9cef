import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { amendableFirm } from '../../contract/firm-amendment.ts';
import { type CorrectionField, readProposal } from '../../contract/firm-file.ts';
import { firmRegistration } from '../../contract/firm-registration.ts';
import { amendFirm } from '../amend-firm.ts';
import { requireCaller } from '../persons/require-caller.ts';
import { findFirm } from '../store/firms.ts';

/**
 * Amends the firm as asked, through the checks, names and journal of every amendment, in the caller's transaction. A
 * doubted code is kept with the officer's reason; a new name is borne from today, the old one stays a former name.
 */
export async function applyCorrection(
  tx: ZoneDb,
  asked: { firmId: string; field: CorrectionField; proposed: string; askedFor: string; reason: string | null },
  context: RequestContext,
): Promise<void> {
  const { firmId, field, reason } = asked;
  const before = await findFirm(tx, firmId);
  if (before === undefined) throw new AppError('parties.firmUnknown');
  const value = readProposal(field, asked.proposed);
  if (value === undefined) throw new AppError('parties.correctionUnreadable');
  const known = Object.fromEntries(Object.entries(before).filter(([, one]) => one !== null));
  const registration = firmRegistration.safeParse({
    ...known,
    [field]: value,
    ...(field === 'socialCreditCode' && reason !== null ? { codeExceptionReason: reason } : {}),
  });
  if (!registration.success) {
    // A firm that was taken over without its legal form is made whole first.
    const name = context.text('parties:columns.legalForm');
    const fields = [{ field: 'legalForm', message: context.text('parties:register.missing', { field: name }) }];
    throw new AppError('parties.firmRejected', { count: 1 }, fields);
  }
  const expected = amendableFirm.parse(before);
  const renamed = field === 'name' ? { renamedOn: requireCaller(context).today } : {};
  const body = { ...registration.data, expected, reason: reason ?? asked.askedFor, nameWasSlip: false, ...renamed };
  const within: RequestContext = { ...context, transaction: (work) => work(tx) };
  await amendFirm({ params: { firmId }, query: {}, body }, within);
}
