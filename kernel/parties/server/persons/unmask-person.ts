import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { unmaskingsPerDay } from '../../contract/person.ts';
import type { unmaskPerson as endpoint } from '../../contract/person-endpoints.ts';
import { type Caller, requireCaller } from './require-caller.ts';
import { readField, unmaskableFields } from './show-person.ts';
import { findPersonRow, lockWord } from './store/persons.ts';
import { addUnmaskings, countUnmaskings } from './store/unmaskings.ts';

/** Answers plain values once; person, fields and reason stay in the journal, the values nowhere. */
export async function unmaskPerson(
  { params, body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const caller = requireCaller(context);
  const fields = [...new Set(body.fields)];
  const allowed = unmaskableFields(context.role);
  const closed = fields.find((field) => !allowed.includes(field));
  if (closed !== undefined)
    throw new AppError('parties.fieldClosed', { field: context.text(`parties:person.${closed}`) });
  return context.transaction(async (tx) => {
    const person = await findPersonRow(tx, params.personId);
    if (person === undefined) throw new AppError('parties.personUnknown');
    if (person.erasedAt !== null) throw new AppError('parties.personErased');
    const left = await takeUnmaskings(tx, caller, 1);
    const { id: accountId } = caller.account;
    const look = { zoneId: caller.zone.id, accountId, fields, reason: body.reason, at: caller.at };
    await addUnmaskings(tx, [{ ...look, personId: person.id, exportNumber: null }]);
    const subject = { type: 'parties.person', id: person.id } as const;
    await context.record(tx, { subject, after: { fields }, reason: body.reason });
    const values = Object.fromEntries(fields.map((field) => [field, readField(context.keys, person, field)]));
    return { values, leftToday: left };
  });
}

/** Counts looks against the day's limit, one request of an account after the other; what is left afterwards. */
export async function takeUnmaskings(tx: ZoneDb, { account, dayBegan }: Caller, looks: number): Promise<number> {
  await lockWord(tx, `unmask ${account.id}`);
  const left = unmaskingsPerDay - (await countUnmaskings(tx, account.id, dayBegan)) - looks;
  if (left < 0) throw new AppError('parties.unmaskingsUsedUp', { limit: unmaskingsPerDay });
  return left;
}
