import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { amendFirm as endpoint } from '../contract/endpoints.ts';
import type { Firm } from '../contract/firm.ts';
import { type AmendableFirm, amendableFields, type FirmAmendment } from '../contract/firm-amendment.ts';
import { examineRegistration, type RegistrationFault } from './domain/examine-registration.ts';
import { firmNames } from './names/firm-names.ts';
import { writeNames } from './names/write-names.ts';
import { dayInChina } from './organisation/day-in-china.ts';
import { rejectFaults, rejectTakenCode } from './register-firm.ts';
import { findFirmByCode, firmCodeKey, lockStandingFirm, saveAmendedFirm } from './store/firms.ts';

/** Amends a standing firm, its names and the journal in one transaction, or nothing. */
export async function amendFirm(
  { params, body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<Firm> {
  const { zone } = context;
  if (zone === null) throw new Error('only the signed-in hold the permission');
  const today = dayInChina(context.now());
  const examined = examineRegistration(body, today);
  rejectFaults({ faults: [...examined.faults, ...faultsOfName(body, today)] }, context);
  const amended = amendedOf(body, examined);
  try {
    return await context.transaction(async (tx) => {
      const before = await lockStandingFirm(tx, params.firmId);
      if (before === undefined) throw new AppError('parties.firmUnknown');
      rejectChanged(before, body.expected, context);
      const changed = changedFields(before, amended);
      if (changed.length === 0) throw new AppError('parties.firmUnchanged');
      await store(tx, { zoneId: zone.id, before, amended, body }, context);
      await context.record(tx, {
        subject: { type: 'parties.firm', id: before.id },
        before: Object.fromEntries(changed.map((field) => [field, before[field]])),
        after: Object.fromEntries(changed.map((field) => [field, amended[field]])),
        reason: body.reason,
      });
      return { ...before, ...amended };
    });
  } catch (error) {
    // Two officers gave two firms one code at the same moment: the key let one through.
    if (!isTakenCode(error)) throw error;
    return rejectTakenCode(context.db, amended.socialCreditCode ?? '', context);
  }
}

function amendedOf(
  body: FirmAmendment,
  examined: Pick<Firm, 'socialCreditCode' | 'codeExceptionReason'>,
): AmendableFirm {
  return {
    name: body.name,
    socialCreditCode: examined.socialCreditCode,
    codeExceptionReason: examined.codeExceptionReason,
    industry: body.industry,
    legalForm: body.legalForm,
    scale: body.scale ?? null,
    foundedOn: body.foundedOn ?? null,
    registeredCapitalFen: body.registeredCapitalFen ?? null,
    employees: body.employees ?? null,
    address: body.address ?? null,
  };
}

/** A new name needs its day, unless the old one was a slip; nobody bears a name before the day has come. */
function faultsOfName({ name, expected, renamedOn, nameWasSlip }: FirmAmendment, today: string): NameFault[] {
  if (name === expected.name || nameWasSlip) return [];
  if (renamedOn === undefined) return [{ field: 'renamedOn', text: 'faults.renamedWhen', params: {} }];
  if (renamedOn > today) return [{ field: 'renamedOn', text: 'faults.renamedInFuture', params: { today } }];
  return [];
}

type NameFault = Omit<RegistrationFault, 'field'> & { field: keyof FirmAmendment };

function changedFields(one: AmendableFirm, other: AmendableFirm): (keyof AmendableFirm)[] {
  return amendableFields.filter((field) => one[field] !== other[field]);
}

function rejectChanged(now: Firm, expected: AmendableFirm, context: RequestContext): void {
  const changed = changedFields(now, expected);
  if (changed.length === 0) return;
  const label = (field: keyof AmendableFirm) => context.text(`parties:columns.${field}`);
  const fields = changed.map((field) => ({
    field,
    message: context.text('parties:faults.changedMeanwhile', { field: label(field), value: String(now[field] ?? '—') }),
  }));
  throw new AppError(
    'parties.firmChanged',
    { fields: changed.map(label).join(context.text('parties:sheet.and')) },
    fields,
  );
}

interface Amending {
  zoneId: string;
  before: Firm;
  amended: AmendableFirm;
  body: FirmAmendment;
}

async function store(tx: ZoneDb, { zoneId, before, amended, body }: Amending, context: RequestContext): Promise<void> {
  const code = amended.socialCreditCode;
  const holder = code === null ? undefined : await findFirmByCode(tx, code);
  if (holder !== undefined && holder.id !== before.id) await rejectTakenCode(tx, code ?? '', context);
  await saveAmendedFirm(tx, before.id, amended);
  await writeNames(tx, zoneId, [
    {
      ...firmNames({ id: before.id, ...amended }),
      renamed: { on: body.renamedOn ?? null, reason: body.reason },
      mistaken: body.nameWasSlip,
    },
  ]);
}

function isTakenCode(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'constraint' in error && error.constraint === firmCodeKey;
}
