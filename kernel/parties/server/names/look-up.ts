import type { ZoneDb } from '#platform/db/server/database.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { LookUpAnswer, LookUpHit } from '../../contract/look-up.ts';
import type { lookUpParties as endpoint } from '../../contract/look-up-endpoints.ts';
import { type NamedKind, namedKind, partyNameKind } from '../../contract/naming.ts';
import { matchCode, matchName } from './domain/match-name.ts';
import { type NameQuery, parseNameQuery } from './domain/name-query.ts';
import {
  beginningNames,
  type FoundName,
  innerNames,
  type Sought,
  standingParties,
  survivorsOf,
  withFixedPlans,
} from './store/found.ts';
import { type FoundAtOnce, foundAtOnce, mostAtOnce } from './store/found-at-once.ts';

/** Parties of the caller's zone by name, pinyin, initials or code. */
export function lookUpParties(
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  return lookUp(context.db, query);
}

/**
 * The one look-up of the project: at most `limit` standing parties that `q` meets, whole names first, then names that
 * begin with it, then the others; `kinds` empty means all kinds. Words without a letter or digit find nothing.
 */
export async function lookUp(
  db: ZoneDb,
  { q, kinds, limit }: { q: string; kinds: readonly NamedKind[]; limit: number },
): Promise<LookUpAnswer> {
  const query = parseNameQuery(q);
  if (query === null) return { hits: [], more: false };
  const sought = { query, kinds: kinds.length === 0 ? namedKind.options : kinds, limit: limit + 1 };
  if (limit < mostAtOnce) {
    const found = await foundAtOnce(db, query, sought.kinds);
    if (found !== undefined)
      return { hits: found.slice(0, limit).map((one) => hitOf(query, one)), more: found.length > limit };
  }
  return withFixedPlans(db, async (tx) => {
    // Where the one statement was not sure, its rows were of the same parties: four times as many are enough at once.
    const best = await gather(tx, { ...sought, limit: sought.limit * 4 }, sought.limit);
    const hits = await describe(tx, query, [...best.values()].sort(compareFound).slice(0, limit));
    return { hits, more: best.size > limit };
  });
}

/** The best name of each party; reads further where several names of one party took the places of others. */
async function gather(db: ZoneDb, sought: Sought, wanted: number): Promise<Map<string, Found>> {
  const begun = await beginningNames(db, sought);
  const first = await bestOf(db, begun);
  if (first.size >= wanted) return first;
  const names = [...begun, ...(await innerNames(db, sought))];
  const best = await bestOf(db, names);
  // Fewer parties than asked for although a scan was full: its rows were of the same parties or of withdrawn ones.
  const full = names.reduce((rows, name) => rows + name.rows, 0) >= sought.limit;
  return best.size < wanted && full ? gather(db, { ...sought, limit: sought.limit * 4 }, wanted) : best;
}

async function bestOf(db: ZoneDb, names: readonly FoundName[]): Promise<Map<string, Found>> {
  const merged = names.filter((name) => name.state === 'merged').map((name) => name.partyId);
  const survivors = await survivorsOf(db, merged);
  const best = new Map<string, Found>();
  for (const name of names) {
    const standing = name.state === 'standing' ? name.partyId : survivors.get(name.partyId);
    // Who is withdrawn stands nowhere.
    if (standing === undefined) continue;
    const found = { ...name, standing };
    const before = best.get(standing);
    if (before === undefined || compareFound(found, before) < 0) best.set(standing, found);
  }
  return best;
}

/** A name that was met, and the party that stands for it. */
type Found = FoundName & { standing: string };

function compareFound(one: Found, other: Found): number {
  return (
    one.rank - other.rank ||
    Number(one.state === 'merged') - Number(other.state === 'merged') ||
    partyNameKind.options.indexOf(one.kind) - partyNameKind.options.indexOf(other.kind) ||
    namedKind.options.indexOf(one.partyKind) - namedKind.options.indexOf(other.partyKind) ||
    one.name.length - other.name.length ||
    (one.name < other.name ? -1 : Number(one.name > other.name)) ||
    (one.standing < other.standing ? -1 : 1)
  );
}

async function describe(db: ZoneDb, query: NameQuery, found: readonly Found[]): Promise<LookUpHit[]> {
  const parties = await standingParties(
    db,
    found.map((one) => one.standing),
  );
  const byId = new Map(parties.map((party) => [party.id, party]));
  return found.flatMap((one): LookUpHit[] => {
    const party = byId.get(one.standing);
    if (party === undefined) return [];
    return [{ ...party, matched: matchedOf(query, one), merged: one.state === 'merged' }];
  });
}

function hitOf(query: NameQuery, { id, kind, currentName, code, ...one }: FoundAtOnce): LookUpHit {
  const matched = matchedOf(query, { name: one.name, kind: one.nameKind, validUntil: one.validUntil });
  return { id, kind, name: currentName, code, matched, merged: false };
}

/** What of a name was met, and how. */
function matchedOf(query: NameQuery, one: Pick<FoundName, 'name' | 'kind' | 'validUntil'>): LookUpHit['matched'] {
  const name = one.name.normalize('NFC');
  const match = one.kind === 'code' ? matchCode(query, name) : matchName(query, name);
  const { by, start, end } = match ?? { by: 'words' as const, start: 0, end: 0 };
  return { name, kind: one.kind, by, start, end, until: one.validUntil };
}
