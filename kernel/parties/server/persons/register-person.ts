import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { MaskedPerson } from '../../contract/person.ts';
import type { registerPerson as endpoint } from '../../contract/person-endpoints.ts';
import { standingIdOf } from '../merging/follow-merges.ts';
import { requireCaller } from './require-caller.ts';
import { digestsOf, type PlainPerson, sealPerson } from './seal-person.ts';
import { showPerson } from './show-person.ts';
import { addPerson, findPersonByDigest, findPersonRow, type SealedPerson } from './store/persons.ts';

/** Enters a person; somebody with the same number is named instead, masked. */
export async function registerPerson(
  { body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<MaskedPerson> {
  return context.transaction(async (tx) => {
    const { person, known } = await findOrAddPerson(tx, body, context);
    if (known) throw new AppError('parties.personKnown', { person: nameOf(context, person) });
    return showPerson(context, person);
  });
}

/** What an error may say of a person. */
export function nameOf(context: RequestContext, person: SealedPerson): string {
  return showPerson(context, person).name ?? person.id;
}

/** The person who has one of these numbers, or a new one with these fields; `known` tells which. */
export async function findOrAddPerson(
  tx: ZoneDb,
  plain: PlainPerson,
  context: RequestContext,
): Promise<{ person: SealedPerson; known: boolean }> {
  const { zone, account, at, today } = requireCaller(context);
  const holder = await findPersonByDigest(tx, digestsOf(context.keys, zone.id, plain));
  // The number of somebody who was merged is that of the one who stands.
  const before = holder && (await findPersonRow(tx, (await standingIdOf(tx, holder.id)) ?? holder.id));
  if (before !== undefined) return { person: before, known: true };
  const sealed = sealPerson(context.keys, { zoneId: zone.id, id: randomUUIDv7(), today }, plain);
  if (await addPerson(tx, { ...sealed, registeredAt: at, registeredBy: account.id })) {
    await context.record(tx, {
      action: 'parties.registerPerson',
      subject: { type: 'parties.person', id: sealed.id },
      after: { fields: Object.keys(plain).filter((field) => plain[field as keyof PlainPerson]) },
    });
    return { person: sealed, known: false };
  }
  // Somebody entered the same number at the same moment and has committed meanwhile.
  const other = await findPersonByDigest(tx, digestsOf(context.keys, zone.id, plain));
  if (other === undefined) throw new Error('a person is refused by no other person');
  return { person: other, known: true };
}
