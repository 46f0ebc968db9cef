import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { type MaskedPerson, type PersonField, personField } from '../../contract/person.ts';
import type { correctPerson as endpoint } from '../../contract/person-endpoints.ts';
import { nameOf } from './register-person.ts';
import { requireCaller } from './require-caller.ts';
import { digestsOf, sealPerson } from './seal-person.ts';
import { readField, showPerson } from './show-person.ts';
import { findPersonByDigest, lockPersonRow, savePerson } from './store/persons.ts';

/** Replaces fields that are wrong; the journal keeps which, as ciphertext under the person's key. */
export async function correctPerson(
  { params, body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<MaskedPerson> {
  const { zone, today } = requireCaller(context);
  const corrected = context.transaction(async (tx) => {
    const before = await lockPersonRow(tx, params.personId);
    if (before === undefined) throw new AppError('parties.personUnknown');
    if (before.erasedAt !== null) throw new AppError('parties.personErased');
    const fieldOf = (field: PersonField) => [field, body[field] ?? readField(context.keys, before, field)] as const;
    const plain = Object.fromEntries(personField.options.map(fieldOf));
    const after = sealPerson(context.keys, { zoneId: zone.id, id: before.id, today }, plain);
    if (!(await savePerson(tx, after))) {
      const holder = await findPersonByDigest(tx, after, before.id);
      throw new AppError('parties.personKnown', { person: nameOf(context, holder ?? before) });
    }
    const changed = personField.options.filter((field) => body[field] !== undefined);
    await context.record(tx, {
      subject: { type: 'parties.person', id: before.id },
      before: Object.fromEntries(changed.map((field) => [field, before[field]])),
      after: Object.fromEntries(changed.map((field) => [field, after[field]])),
      reason: body.reason,
    });
    return showPerson(context, after);
  });
  return corrected.catch(async (error: unknown) => {
    if ((error as { code?: string }).code !== '23505') throw error;
    // Somebody else got the number at the same moment.
    const holder = await findPersonByDigest(context.db, digestsOf(context.keys, zone.id, body), params.personId);
    throw new AppError('parties.personKnown', { person: holder === undefined ? '' : nameOf(context, holder) });
  });
}
