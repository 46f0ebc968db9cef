import { randomUUIDv7 } from 'node:crypto';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { Roster } from '../../contract/roster.ts';
import type { amendRoster as amendEndpoint, foundRoster as endpoint } from '../../contract/roster-endpoints.ts';
import { requireCaller } from '../persons/require-caller.ts';
import { requireRoster } from './require-roster.ts';
import { addItems, addRoster, saveRoster } from './store/rosters.ts';

/** Founds a list; one without levels gets one item of its own name, so that every entry stands on an item. */
export function foundRoster({ body }: EndpointParsed<typeof endpoint>, context: RequestContext): Promise<Roster> {
  const { zone } = requireCaller(context);
  const { items, documentNumber, ...told } = body;
  const named = items.length === 0 ? [{ code: told.code, name: told.name }] : items;
  rejectTwice(named);
  const roster: Roster = {
    id: randomUUIDv7(),
    ...told,
    partyKinds: [...new Set(told.partyKinds)],
    documentNumber: documentNumber ?? null,
    closedOn: null,
    items: named.map((item, place) => ({ id: randomUUIDv7(), ...item, position: place + 1, withdrawn: false })),
  };
  return context.transaction(async (tx) => {
    if (!(await addRoster(tx, zone.id, roster))) throw new AppError('parties.rosterTaken', { code: roster.code });
    await context.record(tx, { subject: { type: 'parties.roster', id: roster.id }, after: { ...roster } });
    return roster;
  });
}

/** Amends names, order and items of a list; codes of known items stay, for sheets and other systems name them. */
export function amendRoster(
  { params, body }: EndpointParsed<typeof amendEndpoint>,
  context: RequestContext,
): Promise<Roster> {
  const { zone } = requireCaller(context);
  return context.transaction(async (tx) => {
    const before = await requireRoster(tx, params.rosterId);
    if (before.closedOn !== null) throw new AppError('parties.rosterClosed', { day: before.closedOn });
    const known = new Map(before.items.map((item) => [item.id, item]));
    if (body.items.some(({ id }) => id !== undefined && !known.has(id)))
      throw new AppError('parties.rosterItemUnknown');
    const told = new Set(body.items.flatMap(({ id }) => (id === undefined ? [] : [id])));
    // What is left out stays, at the end: an item is never deleted.
    const kept = before.items.filter((item) => !told.has(item.id));
    const items = [...body.items, ...kept].map(({ id, code, name, withdrawn }, place) => {
      const position = place + 1;
      return { id: id ?? randomUUIDv7(), code: known.get(id ?? '')?.code ?? code, name, withdrawn, position };
    });
    rejectTwice(items);
    const after: Roster = { ...before, name: body.name, documentNumber: body.documentNumber ?? null, items };
    await saveRoster(
      tx,
      after,
      items.filter((item) => known.has(item.id)),
    );
    await addItems(
      tx,
      { zoneId: zone.id, rosterId: before.id },
      items.filter((item) => !known.has(item.id)),
    );
    const note = {
      subject: { type: 'parties.roster', id: before.id },
      before: { ...before },
      after: { ...after },
    } as const;
    await context.record(tx, { ...note, ...(body.reason === undefined ? {} : { reason: body.reason }) });
    return after;
  });
}

function rejectTwice(items: readonly { code: string }[]): void {
  const twice = items.find(({ code }, place) => items.findIndex((one) => one.code === code) !== place);
  if (twice !== undefined) throw new AppError('parties.rosterTaken', { code: twice.code });
}
