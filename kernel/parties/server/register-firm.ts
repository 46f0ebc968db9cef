import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { JournalValue } from '#platform/journal/contract/entry.ts';
import { appendEvent } from '#platform/outbox/server/append-event.ts';
import type { registerFirm as endpoint } from '../contract/endpoints.ts';
import { type FirmRegistered, firmRegistered } from '../contract/events.ts';
import type { Firm } from '../contract/firm.ts';
import type { FirmRegistration } from '../contract/firm-registration.ts';
import { type Examination, examineRegistration } from './domain/examine-registration.ts';
import { firmNames } from './names/firm-names.ts';
import { writeNames } from './names/write-names.ts';
import { addFirm, findFirmByCode, type NewFirm } from './store/firms.ts';

/** Enters a firm: everything is checked first, then firm and event are stored together or not at all. */
export function registerFirm({ body }: EndpointParsed<typeof endpoint>, context: RequestContext): Promise<Firm> {
  return enterFirm(body, context);
}

/** The same for other parts that bring a firm in: `alsoIn` is done in the same transaction, e.g. keeping where it came from. */
export async function enterFirm(
  body: FirmRegistration,
  context: RequestContext,
  alsoIn?: (tx: ZoneDb, firm: Firm) => Promise<void>,
): Promise<Firm> {
  const { zone, account } = context;
  if (zone === null || account === null) throw new Error('only the signed-in hold the permission');
  const examined = examineRegistration(body, dayInChina(context.now()));
  rejectFaults(examined, context);
  const registration = {
    id: randomUUIDv7(),
    registeredAt: context.now().toString({ fractionalSecondDigits: 3 }),
    ...examined,
  };
  const firm = buildFirm(body, registration);
  await context.transaction(async (tx) => {
    await store(tx, { ...firm, zoneId: zone.id, registeredBy: account.id }, context);
    await alsoIn?.(tx, firm);
  });
  return firm;
}

/** Refuses what an examination found, each fault at its field. */
export function rejectFaults(
  { faults }: { faults: readonly (Omit<Examination['faults'][number], 'field'> & { field: string })[] },
  context: RequestContext,
): void {
  if (faults.length === 0) return;
  const fields = faults.map(({ field, text, params }) => ({ field, message: context.text(`parties:${text}`, params) }));
  throw new AppError('parties.firmRejected', { count: faults.length }, fields);
}

function buildFirm(
  body: FirmRegistration,
  made: Pick<Firm, 'id' | 'registeredAt' | 'socialCreditCode' | 'codeExceptionReason'>,
): Firm {
  return {
    id: made.id,
    name: body.name,
    socialCreditCode: made.socialCreditCode,
    codeExceptionReason: made.codeExceptionReason,
    industry: body.industry,
    legalForm: body.legalForm,
    scale: body.scale ?? null,
    status: 'operating',
    foundedOn: body.foundedOn ?? null,
    registeredCapitalFen: body.registeredCapitalFen ?? null,
    employees: body.employees ?? null,
    address: body.address ?? null,
    registeredAt: made.registeredAt,
  };
}

async function store(tx: ZoneDb, firm: NewFirm, context: RequestContext): Promise<void> {
  if (!(await addFirm(tx, firm))) await rejectTakenCode(tx, firm.socialCreditCode ?? '', context);
  await writeNames(tx, firm.zoneId, [firmNames(firm)]);
  const payload: FirmRegistered = {
    firmId: firm.id,
    name: firm.name,
    socialCreditCode: firm.socialCreditCode,
    industry: firm.industry,
    codeException: firm.codeExceptionReason !== null,
  };
  await appendEvent(tx, { zoneId: firm.zoneId, name: firmRegistered.name, payload });
  await context.record(tx, { subject: { type: 'parties.firm', id: firm.id }, after: recordOf(firm) });
}

/** The firm as the journal keeps it; the zone and the actor stand in the entry already. */
function recordOf({ zoneId: _zone, registeredBy: _by, ...firm }: NewFirm): JournalValue {
  return { ...firm };
}

/** Refuses a code that another standing firm holds, and names that firm. */
export async function rejectTakenCode(tx: ZoneDb, code: string, context: RequestContext): Promise<never> {
  const holder = await findFirmByCode(tx, code);
  const params = { firm: holder?.name ?? code, code };
  const message = context.text('parties:faults.codeTaken', params);
  throw new AppError('parties.codeTaken', params, [{ field: 'socialCreditCode', message }]);
}

function dayInChina(now: Temporal.Instant): string {
  return now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
}
