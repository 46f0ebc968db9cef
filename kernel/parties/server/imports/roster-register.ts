import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type {
  AcceptedRow,
  ImportContext,
  ImportRecord,
  ImportRow,
  SheetRegister,
} from '#platform/sheets/server/imports/sheet-register.ts';
import { normaliseName } from '../names/domain/name-units.ts';
import { survivorsOf } from '../names/store/found.ts';
import { refuseOverlap } from '../rosters/make-act.ts';
import { addAct } from '../rosters/store/acts.ts';
import { rosterColumns } from './roster-columns.ts';
import { type JudgedRow, judgeRosterRows, type RosterGround } from './roster-rows.ts';
import {
  addSheetEntries,
  listActsOf,
  listAllRosters,
  listEntriesOf,
  listMeantParties,
  listShownParties,
  listStandingEntries,
  lockRosters,
  type SheetEntry,
  takeBackAct,
} from './store/roster-entries.ts';

/** Who stands on which list, from sheets: one act for each list of a batch, so that undoing is an act of its own. */
export const rosterRegister: SheetRegister = {
  id: 'parties.rosterEntry',
  titleKey: 'parties:roster.entries',
  permission: 'parties:roster.edit',
  columns: rosterColumns,
  keyColumns: [],
  async examine(db, rows) {
    return (await judge(db, rows)).map(({ verdict }) => verdict);
  },
  commit,
  async snapshot(db, ids) {
    const entries = await listStandingEntries(db, ids);
    return new Map(entries.map(({ id, ...fields }) => [id, { ...fields }]));
  },
  undo,
};

async function judge(db: ZoneDb, rows: readonly ImportRow[]): Promise<JudgedRow[]> {
  return judgeRosterRows(rows, await readGround(db, rows));
}

async function readGround(db: ZoneDb, rows: readonly ImportRow[]): Promise<RosterGround> {
  const words = rows.flatMap(({ values }) =>
    [values.party, values.code].flatMap((told) => (typeof told === 'string' ? normaliseName(told) : [])),
  );
  const named = await listMeantParties(db, [...new Set(words)].filter(Boolean));
  const survivors = await survivorsOf(db, [
    ...new Set(named.filter(({ state }) => state === 'merged').map(({ partyId }) => partyId)),
  ]);
  const meant = named.flatMap((one) => {
    const partyId = one.state === 'merged' ? survivors.get(one.partyId) : one.partyId;
    return partyId === undefined ? [] : [{ ...one, partyId }];
  });
  const partyIds = [...new Set(meant.map(({ partyId }) => partyId))];
  const rosters = await listAllRosters(db);
  const rosterIds = rosters.map(({ id }) => id);
  return {
    rosters,
    meant: Map.groupBy(meant, ({ word }) => word),
    parties: new Map((await listShownParties(db, partyIds)).map((party) => [party.id, party])),
    standing: partyIds.length === 0 ? [] : await listEntriesOf(db, { rosterIds, partyIds }),
  };
}

type Committing = ImportContext & { batchId: string };

async function commit(tx: ZoneDb, rows: readonly AcceptedRow[], context: Committing): Promise<ImportRecord[]> {
  // Judged once more behind the locks: what another act wrote in the meantime stands in the way.
  const before = await judge(tx, rows);
  await lockRosters(tx, [...new Set(before.flatMap(({ entry }) => entry?.rosterId ?? []))]);
  const judged = await judge(tx, rows);
  const missed = judged.filter(({ entry }) => entry === undefined).length;
  if (missed > 0) throw new AppError('sheets.registerChanged', { count: missed });
  const entries = judged.flatMap(({ entry }): SheetEntry[] => (entry ? [{ id: randomUUIDv7(), ...entry }] : []));
  for (const [rosterId, made] of Map.groupBy(entries, (entry) => entry.rosterId)) {
    const id = randomUUIDv7();
    await addAct(tx, { id, kind: 'adding', rosterId, reason: null, undoes: null, ...actor(context) });
    await refuseOverlap('parties.rosterOverlap', () =>
      addSheetEntries(tx, { zoneId: context.zoneId, actId: id }, made),
    );
  }
  return entries.map(({ id, ...after }, place): ImportRecord => {
    const rowNumber = rows[place]?.rowNumber ?? 0;
    return { rowNumber, subjectId: id, action: 'add', before: null, after: { ...after } };
  });
}

function actor({ zoneId, accountId, now }: ImportContext) {
  return { zoneId, by: accountId, at: now.toString({ fractionalSecondDigits: 3 }) };
}

/** Takes a batch back by acts that reverse its own; an entry that was ended or moved since blocked it before. */
async function undo(tx: ZoneDb, records: readonly ImportRecord[], context: Committing): Promise<void> {
  const ids = records.map(({ subjectId }) => subjectId);
  const acts = await listActsOf(tx, ids);
  await lockRosters(tx, [...new Set(acts.map(({ rosterId }) => rosterId))]);
  let taken = 0;
  for (const { actId, rosterId } of acts) {
    const id = randomUUIDv7();
    await addAct(tx, { id, kind: 'undoing', rosterId, reason: null, undoes: actId, ...actor(context) });
    taken += await takeBackAct(tx, actId, id);
  }
  if (taken !== ids.length) throw new AppError('sheets.registerChanged', { count: ids.length - taken });
}
