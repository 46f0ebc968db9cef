import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { RosterEntry } from '../../contract/roster.ts';
import type * as endpoints from '../../contract/roster-endpoints.ts';
import { dayInChina } from '../organisation/day-in-china.ts';
import { nameParties } from './name-parties.ts';
import { countActs, listActs } from './store/acts.ts';
import { countEntries, type EntryFilter, listEntries, type StoredEntry } from './store/entries.ts';
import { findParty } from './store/parties.ts';
import { countRosters, findRoster } from './store/rosters.ts';

/** Most entries that one answer about a single party holds; nobody stands on as many lists. */
const mostOfParty = 1_000;

/** The zone's lists with who stands on them on a day. */
export async function listRosters(
  { query }: EndpointParsed<typeof endpoints.listRosters>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoints.listRosters>> {
  const day = query.day ?? dayInChina(context.now());
  return { day, rosters: await countRosters(context.db, { day, kinds: query.kind }) };
}

/** One of them. */
export async function getRoster(
  { params, query }: EndpointParsed<typeof endpoints.getRoster>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoints.getRoster>> {
  const day = query.day ?? dayInChina(context.now());
  const [roster] = await countRosters(context.db, { day, id: params.rosterId });
  if (roster === undefined) throw new AppError('parties.rosterUnknown');
  return { ...roster, day };
}

/** What a query asks of a list's entries. */
export interface AskedEntries {
  q?: string | undefined;
  item: readonly string[];
  day?: string | undefined;
  time: 'day' | 'all';
}

/** The filter of a query; without a day it means today. */
export function entryFilter(rosterId: string, asked: AskedEntries, today: string): EntryFilter & { day?: string } {
  const filter = { rosterId, items: asked.item, words: asked.q ?? '' };
  return asked.time === 'all' ? filter : { ...filter, day: asked.day ?? today };
}

/** One page of who stands on a list. */
export async function listRosterEntries(
  { params, query }: EndpointParsed<typeof endpoints.listRosterEntries>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoints.listRosterEntries>> {
  if ((await findRoster(context.db, params.rosterId)) === undefined) throw new AppError('parties.rosterUnknown');
  const today = dayInChina(context.now());
  const filter = entryFilter(params.rosterId, query, today);
  const slice = { limit: query.pageSize, offset: (query.page - 1) * query.pageSize };
  const rows = await listEntries(context.db, filter, slice);
  const entries = await showEntries(rows, context);
  return { day: query.day ?? today, total: await countEntries(context.db, filter), entries };
}

/** Entries with the names that the caller's role gets to see. */
export async function showEntries(rows: readonly StoredEntry[], context: RequestContext): Promise<RosterEntry[]> {
  const persons = rows.filter((row) => row.houseName === null).map((row) => row.partyId);
  const names = await nameParties(context.db, context, persons);
  return rows.map(({ houseName, ...row }) => ({ ...row, party: houseName ?? names.get(row.partyId)?.name ?? null }));
}

/** In which lists a party stands or stood. */
export async function listPartyRosters(
  { params, query }: EndpointParsed<typeof endpoints.listPartyRosters>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoints.listPartyRosters>> {
  if ((await findParty(context.db, params.partyId)) === undefined) throw new AppError('parties.partyUnknown');
  return { entries: await entriesOfParty(params.partyId, query.day, context) };
}

/** Entries of a party on a day, or at all times without one. */
export async function entriesOfParty(
  partyId: string,
  day: string | undefined,
  context: RequestContext,
): Promise<RosterEntry[]> {
  const filter = { partyId, ...(day === undefined ? {} : { day }) };
  return showEntries(await listEntries(context.db, filter, { limit: mostOfParty, offset: 0 }), context);
}

/** What was done with a list. */
export async function listRosterActs(
  { params, query }: EndpointParsed<typeof endpoints.listRosterActs>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoints.listRosterActs>> {
  if ((await findRoster(context.db, params.rosterId)) === undefined) throw new AppError('parties.rosterUnknown');
  const slice = { limit: query.pageSize, offset: (query.page - 1) * query.pageSize };
  const acts = await listActs(context.db, params.rosterId, slice);
  const first = (ids: readonly string[]) => ids.slice(0, 5);
  const names = await nameParties(
    context.db,
    context,
    acts.flatMap((act) => first(act.partyIds)),
  );
  return {
    total: await countActs(context.db, params.rosterId),
    acts: acts.map(({ partyIds, ...act }) => ({
      ...act,
      parties: first(partyIds).map((id) => names.get(id)?.name ?? '—'),
      count: partyIds.length,
    })),
  };
}
