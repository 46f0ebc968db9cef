import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { Institution, InstitutionEntry } from '../../contract/institution.ts';
import type {
  amendInstitution as amendEndpoint,
  registerInstitution as registerEndpoint,
} from '../../contract/institution-endpoints.ts';
import { writeNames } from '../names/write-names.ts';
import { requireCaller } from '../persons/require-caller.ts';
import { refusalOf, taken } from '../places/database-refusal.ts';
import { changesOf } from '../places/domain/changes-of.ts';
import { namesOfInstitution } from '../places/name-places.ts';
import { rejectChanged } from '../places/reject-changed.ts';
import { rejectFaults } from '../places/reject-faults.ts';
import { examineInstitution } from './domain/examine-institution.ts';
import {
  addInstitution,
  findInstitution,
  findInstitutionByCode,
  lockInstitution,
  updateInstitution,
} from './store/institutions.ts';

/** Enters an institution with the names by which it is found. */
export async function registerInstitution(
  { body }: EndpointParsed<typeof registerEndpoint>,
  context: RequestContext,
): Promise<Institution> {
  const { zone, account, at } = requireCaller(context);
  const institution = institutionOf(body, { id: randomUUIDv7(), registeredAt: at }, context);
  await orTaken(institution, context, async (tx) => {
    await addInstitution(tx, { ...institution, zoneId: zone.id, registeredBy: account.id });
    await writeNames(tx, zone.id, [namesOfInstitution(institution)]);
    await context.record(tx, { subject: { type: 'parties.partner', id: institution.id }, after: { ...institution } });
  });
  return institution;
}

/** Replaces what is known of an institution by what is told, unless it changed since it was read. */
export async function amendInstitution(
  { params, body }: EndpointParsed<typeof amendEndpoint>,
  context: RequestContext,
): Promise<Institution> {
  const { zone } = requireCaller(context);
  const known = await findInstitution(context.db, params.institutionId);
  if (known === undefined) throw new AppError('parties.institutionUnknown');
  const institution = institutionOf(body, known, context);
  await orTaken(institution, context, async (tx) => {
    const before = await lockInstitution(tx, known.id);
    if (before === undefined) throw new AppError('parties.institutionUnknown');
    rejectChanged({ register: 'institution', expected: body.expected, now: before }, context);
    await updateInstitution(tx, institution);
    await writeNames(tx, zone.id, [namesOfInstitution(institution)]);
    const changes = changesOf(before, institution);
    await context.record(tx, { subject: { type: 'parties.partner', id: institution.id }, ...changes });
  });
  return institution;
}

/** The institution that an entry makes; an entry that breaks a rule is refused. */
function institutionOf(
  entry: InstitutionEntry,
  { id, registeredAt }: Pick<Institution, 'id' | 'registeredAt'>,
  context: RequestContext,
): Institution {
  const { faults, ...code } = examineInstitution(entry);
  rejectFaults(faults, context);
  return {
    ...{ id, registeredAt, ...code },
    name: entry.name,
    shortName: entry.shortName ?? null,
    kind: entry.kind,
    status: entry.status,
    officeTelephone: entry.officeTelephone ?? null,
    address: entry.address ?? null,
    website: entry.website ?? null,
    source: entry.source ?? null,
  };
}

/** One transaction; a name or code that another institution holds, also one entered at the same time, is said by name. */
async function orTaken(
  { name, socialCreditCode }: Institution,
  context: RequestContext,
  work: (tx: ZoneDb) => Promise<void>,
): Promise<void> {
  try {
    await context.transaction(work);
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal?.state !== taken) throw error;
    if (refusal.constraint === 'partner_name') {
      const message = context.text('parties:institution.faults.nameTaken', { name });
      throw new AppError('parties.partnerTaken', { name }, [{ field: 'name', message }]);
    }
    if (refusal.constraint !== 'partner_social_credit_code') throw error;
    const code = socialCreditCode ?? '';
    const holder = await findInstitutionByCode(context.db, code);
    const params = { name: holder?.name ?? code, code };
    const message = context.text('parties:institution.faults.codeTaken', params);
    throw new AppError('parties.institutionCodeTaken', params, [{ field: 'socialCreditCode', message }]);
  }
}
