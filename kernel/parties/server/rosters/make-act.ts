import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { JournalValue } from '#platform/journal/contract/entry.ts';
import type { RosterActKind } from '../../contract/roster.ts';
import { requireCaller } from '../persons/require-caller.ts';
import { addAct } from './store/acts.ts';
import { addEntries, type StandingEntry, takeBackEntries } from './store/entries.ts';

/** Rows that one entry of the journal holds, for its size is bounded; every row names its act besides. */
const mostRecorded = 100;

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
  await context.record(tx, {
    subject: { type: 'parties.rosterAct', id },
    before: { rosterId, count: takeBack.length, entries: takeBack.slice(0, mostRecorded).map(recordOf) },
    after: {
      rosterId,
      kind,
      undoes: undoes ?? null,
      count: make.length,
      entries: make.slice(0, mostRecorded).map(recordOf),
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

function recordOf({ rosterId: _list, ...entry }: StandingEntry): JournalValue {
  return { ...entry };
}
