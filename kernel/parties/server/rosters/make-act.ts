import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { JournalValue } from '#platform/journal/contract/entry.ts';
import type { RosterActKind } from '../../contract/roster.ts';
import { requireCaller } from '../persons/require-caller.ts';
import { addAct } from './store/acts.ts';
import { addEntries, type StandingEntry, takeBackEntries } from './store/entries.ts';
import { listNamedParties } from './store/parties.ts';

/** Rows that one entry of the journal holds, for its size is bounded; every row names its act besides. */
const mostRecorded = 100;

/** Papers that can name the person whose entry they prove. */
const personalPapers = ['certificate', 'documentNumber', 'link'] as const;

/** What an act does to the entries of a list. */
export interface RosterPlan {
  kind: RosterActKind;
  rosterId: string;
  reason?: string | undefined;
  /** The act that is taken back. */
  undoes?: string;
  takeBack: readonly StandingEntry[];
  make: readonly StandingEntry[];
}

/** Writes an act: takes rows back, makes rows, and leaves one entry in the journal. An overlap stops all of it. */
export async function makeAct(tx: ZoneDb, plan: RosterPlan, context: RequestContext): Promise<string> {
  const { zone, account, at } = requireCaller(context);
  const id = randomUUIDv7();
  const { kind, rosterId, reason, undoes, takeBack, make } = plan;
  const act = { id, kind, rosterId, reason: reason ?? null, undoes: undoes ?? null };
  await addAct(tx, { ...act, zoneId: zone.id, by: account.id, at });
  const taken = await takeBackEntries(
    tx,
    takeBack.map((entry) => entry.id),
    id,
  );
  // Somebody else was quicker: what was planned from no longer stands.
  if (taken !== takeBack.length) throw new AppError('parties.rosterEntryUnknown');
  await refuseOverlap('parties.rosterOverlap', () => addEntries(tx, { zoneId: zone.id, actId: id }, make));
  const [left, made] = [takeBack.slice(0, mostRecorded), make.slice(0, mostRecorded)];
  const recordOf = await recordFor(tx, [...left, ...made], context);
  await context.record(tx, {
    subject: { type: 'parties.rosterAct', id },
    before: { rosterId, count: takeBack.length, entries: left.map(recordOf) },
    after: {
      rosterId,
      kind,
      undoes: undoes ?? null,
      count: make.length,
      entries: made.map(recordOf),
    },
    ...(reason === undefined ? {} : { reason }),
  });
  return id;
}

/** An exclusion constraint speaks for the database: two rows that must not hold on one day. */
export async function refuseOverlap(code: `parties.${string}`, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if ((error as { code?: string }).code === '23P01') throw new AppError(code);
    throw error;
  }
}

/**
 * How entries are recorded: papers of a person only as ciphertext under that person's key, or not at all where the key is
 * gone, for the journal keeps for ever what it is given.
 */
async function recordFor(
  tx: ZoneDb,
  entries: readonly StandingEntry[],
  context: RequestContext,
): Promise<(entry: StandingEntry) => JournalValue> {
  const { zone } = requireCaller(context);
  const named = await listNamedParties(
    tx,
    entries.map(({ partyId }) => partyId),
  );
  const persons = new Set(named.flatMap(({ id, kind }) => (kind === 'person' ? id : [])));
  const { persons: keys } = context.keys;
  const sealed = (personId: string, field: string, value: string | null) =>
    value === null || keys.erasedAt(zone.id, personId) !== null
      ? null
      : keys.encrypt({ zoneId: zone.id, personId, field: `roster.${field}` }, value);
  return ({ rosterId: _list, ...entry }) => {
    if (!persons.has(entry.partyId)) return { ...entry };
    const papers = personalPapers.map((field) => [field, sealed(entry.partyId, field, entry[field])]);
    return { ...entry, ...Object.fromEntries(papers) };
  };
}
