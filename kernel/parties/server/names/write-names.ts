import type { ZoneDb } from '#platform/db/server/database.ts';
import { enqueueJob } from '#platform/jobs/server/enqueue-job.ts';
import { type NameTail, splitName } from './domain/name-strands.ts';
import { normaliseName } from './domain/name-units.ts';
import type { NamedParty } from './domain/named-party.ts';
import { indexNamesJob } from './index-names.ts';
import {
  addNameParts,
  addNames,
  deleteNameParts,
  deleteNames,
  endName,
  namesOfParties,
  type StoredName,
  setTails,
  tailIds,
} from './store/names.ts';
import { addWaitingStrands } from './store/waiting.ts';

/** Names that go to the database at once: enough that round trips do not count, few enough that others get their turn. */
const batchSize = 4_000;
/** Parties whose names are made ready within the transaction even where it may be done later: it is done in a moment. */
const fewParties = 100;

/**
 * Writes the names by which parties are found, in the caller's transaction. Of each kind that is given, what stood before
 * is replaced; former names are only added, and a current name that gives way becomes a former one. Telling the same again
 * changes nothing. Parties of several thousands are taken at once (20,000 within two seconds); persons have no names here.
 * Merging and withdrawing need nothing: look-up leads from a merged party to the one that stands and leaves out who is
 * withdrawn. `demonstration` marks names of invented parties, which go with them; `soon` lets the index of many names be
 * made after the transaction, which a sheet of 20,000 firms would else wait for: look-up finds them from the start.
 */
export async function writeNames(
  tx: ZoneDb,
  zoneId: string,
  parties: readonly NamedParty[],
  { demonstration = false, soon = false }: { demonstration?: boolean; soon?: boolean } = {},
): Promise<void> {
  const later = soon && parties.length > fewParties;
  for (let at = 0; at < parties.length; at += batchSize) {
    const batch = parties.slice(at, at + batchSize);
    const known = Map.groupBy(
      await namesOfParties(
        tx,
        batch.map((party) => party.partyId),
      ),
      (name) => name.party_id,
    );
    const plans = batch.map((party) => planNames(party, known.get(party.partyId) ?? []));
    await deleteNames(
      tx,
      plans.flatMap((plan) => plan.gone),
    );
    for (const { name, until, source } of plans.flatMap((plan) => plan.ended))
      await endName(tx, name, { until, source });
    const added = await indexNames(
      tx,
      zoneId,
      plans.flatMap((plan) => plan.added),
      { later },
    );
    await addNames(tx, { zoneId, demonstration }, added);
  }
  if (later) await enqueueJob(tx, indexNamesJob, { zoneId });
}

/**
 * Takes parties out of look-up, where many are withdrawn at once and would be read in vain; their names are kept.
 * `restoreNames` brings them back.
 */
export function removeNames(tx: ZoneDb, partyIds: readonly string[]): Promise<void> {
  return deleteNameParts(tx, partyIds);
}

/** Brings parties back into look-up under the names that are kept of them. */
export async function restoreNames(tx: ZoneDb, zoneId: string, partyIds: readonly string[]): Promise<void> {
  await deleteNameParts(tx, partyIds);
  const names = await namesOfParties(tx, partyIds);
  for (let at = 0; at < names.length; at += batchSize) {
    await setTails(tx, await indexNames(tx, zoneId, names.slice(at, at + batchSize)));
  }
}

/**
 * Puts names that a party had back where they stood, with place, days and source; for undoing what put others in their
 * stead. The places must be free.
 */
export async function putNamesBack(
  tx: ZoneDb,
  zoneId: string,
  names: readonly StoredName[],
  { demonstration = false }: { demonstration?: boolean } = {},
): Promise<void> {
  await addNames(tx, { zoneId, demonstration }, await indexNames(tx, zoneId, names));
}

/** Puts names into the index; they come back with the tail that each shares with others. */
async function indexNames(
  tx: ZoneDb,
  zoneId: string,
  names: readonly StoredName[],
  { later = false }: { later?: boolean } = {},
): Promise<StoredName[]> {
  const split = names.map((name) => ({ name, ...splitName(name.party_kind, name.kind, name.words) }));
  const tails = new Map<string, NameTail>();
  for (const { tail } of split) if (tail !== null) tails.set(tail.key, tail);
  const ids = await tailIds(tx, zoneId, tails);
  const strands = split.flatMap((one) =>
    one.strands.map((strand) => ({ ...strand, ownerId: one.name.party_id, place: one.name.place })),
  );
  await (later ? addWaitingStrands : addNameParts)(tx, zoneId, strands);
  return split.map(({ name, tail }) => ({ ...name, tail_id: (tail && ids.get(tail.key)) ?? null }));
}

interface NamesPlan {
  gone: StoredName[];
  ended: { name: StoredName; until: string | null; source: string | null }[];
  added: StoredName[];
}

function planNames({ partyId, kind, names, renamed, mistaken }: NamedParty, known: readonly StoredName[]): NamesPlan {
  const wanted = names.filter((name) => normaliseName(name.name) !== '');
  const told = new Set(names.map((name) => name.kind));
  const same = (one: { kind: string; name: string }, other: { kind: string; name: string }) =>
    one.kind === other.kind && one.name.trim() === other.name;
  const stale = known.filter(
    (name) => name.kind !== 'former' && told.has(name.kind) && !wanted.some((one) => same(one, name)),
  );
  const [outgrown, gone] = [stale.filter(endsAsFormer), stale.filter((name) => !endsAsFormer(name))];
  let place = Math.max(0, ...known.map((name) => name.place));
  const added = wanted
    .filter(
      (name, at) =>
        wanted.findIndex((one) => same({ ...one, name: one.name.trim() }, { ...name, name: name.name.trim() })) === at,
    )
    .filter((name) => !known.some((one) => same(name, one)))
    .map((name): StoredName => {
      place += 1;
      return {
        party_id: partyId,
        place,
        party_kind: kind,
        kind: name.kind,
        name: name.name.trim(),
        words: normaliseName(name.name),
        tail_id: null,
        valid_from: name.from ?? (name.kind === 'current' ? (renamed?.on ?? null) : null),
        valid_until: name.kind === 'former' ? (name.until ?? null) : null,
        source: name.source ?? null,
      };
    });
  const ended = outgrown.map((name) => ({ name, until: lastDay(name, renamed?.on), source: renamed?.reason ?? null }));
  return { gone, ended, added };

  function endsAsFormer(name: StoredName): boolean {
    return name.kind === 'current' && mistaken !== true && wanted.some((one) => one.kind === 'current');
  }
}

/** The day before a name gives way, but never before it was first borne. */
function lastDay({ valid_from: first }: StoredName, renamedOn: string | null | undefined): string | null {
  if (!renamedOn) return null;
  const before = Temporal.PlainDate.from(renamedOn).subtract({ days: 1 }).toString();
  return first !== null && before < first ? first : before;
}
