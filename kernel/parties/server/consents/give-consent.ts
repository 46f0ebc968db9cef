import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { attachFiles } from '#platform/files/server/attached-files.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import {
  type Consent,
  type ConsentField,
  type ConsentPurpose,
  type ConsentReceiver,
  consentPaperPurpose,
  longestConsentYears,
  type giveOwnConsent as ownEndpoint,
  type givePersonalConsent as personalEndpoint,
  type recordConsent as recordEndpoint,
} from '../../contract/consent.ts';
import { requireOwnFirm } from '../identities/require-own-firm.ts';
import { departmentNamesOn } from '../organisation/owner-of.ts';
import { requireCaller } from '../persons/require-caller.ts';
import { findPersonOfAccount } from '../persons/store/persons.ts';
import { findParty } from '../rosters/store/parties.ts';
import { addConsent, kindOfInstitution } from './store/consents.ts';

interface Given {
  partyId: string;
  givenAs: Consent['givenAs'];
  fields: ConsentField[];
  purpose: ConsentPurpose;
  receiver: ConsentReceiver;
  startsOn?: string | undefined;
  endsOn: string;
  paperFile?: string;
  documentNumber?: string | undefined;
}

/** The word of the firm's representative. */
export function giveOwnConsent(
  { params, body }: EndpointParsed<typeof ownEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof ownEndpoint>> {
  return context.transaction(async (tx) => {
    await requireOwnFirm(tx, { firmId: params.firmId, representative: true }, context);
    return give(tx, { ...body, partyId: params.firmId, givenAs: 'representative' }, context);
  });
}

/** The word of a person. */
export function givePersonalConsent(
  { body }: EndpointParsed<typeof personalEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof personalEndpoint>> {
  return context.transaction(async (tx) => {
    const person = await findPersonOfAccount(tx, requireCaller(context).account.id);
    if (person === undefined) throw new AppError('parties.personUnknown');
    return give(tx, { ...body, partyId: person.id, givenAs: 'person' }, context);
  });
}

/** What was signed on paper: the file of the paper stays with the consent. */
export function recordConsent(
  { params, body }: EndpointParsed<typeof recordEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof recordEndpoint>> {
  return context.transaction(async (tx) => {
    const party = await findParty(tx, params.partyId);
    if (party?.state !== 'standing' || (party.kind !== 'firm' && party.kind !== 'person')) {
      throw new AppError('parties.partyUnknown');
    }
    const given = await give(tx, { ...body, partyId: party.id, givenAs: 'paper' }, context);
    const record = { type: 'parties.consent', id: given.id } as const;
    const uploadedBy = requireCaller(context).account.id;
    await attachFiles(tx, record, { fileIds: [body.paperFile], purpose: consentPaperPurpose, uploadedBy });
    return given;
  });
}

async function give(tx: ZoneDb, given: Given, context: RequestContext): Promise<{ id: string }> {
  const { zone, account, at, today } = requireCaller(context);
  const startsOn = given.startsOn ?? today;
  const last = Temporal.PlainDate.from(startsOn).add({ years: longestConsentYears }).toString();
  // Only a paper can say what held before it came to us.
  const tooEarly = given.givenAs !== 'paper' && startsOn < today;
  if (tooEarly || given.endsOn <= startsOn || given.endsOn > last)
    throw new AppError('parties.consentDayWrong', { last });
  await requireReceiver(tx, given.receiver, today);
  const { paperFile = null, documentNumber = null, ...told } = given;
  const consent = { id: randomUUIDv7(), ...told, startsOn, givenAt: at, paperFile, documentNumber };
  await addConsent(tx, consent, { zoneId: zone.id, by: account.id });
  await context.record(tx, { subject: { type: 'parties.consent', id: consent.id }, after: { ...consent } });
  return { id: consent.id };
}

async function requireReceiver(tx: ZoneDb, receiver: ConsentReceiver, today: string): Promise<void> {
  if (receiver.kind === 'institutionKind') return;
  const known =
    receiver.kind === 'department'
      ? (await departmentNamesOn(tx, today)).has(receiver.id)
      : (await kindOfInstitution(tx, receiver.id)) !== undefined;
  if (!known) throw new AppError('parties.consentReceiverUnknown');
}
