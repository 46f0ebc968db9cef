import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type {
  AcceptedRow,
  ImportContext,
  ImportRecord,
  ImportRow,
  RowVerdict,
  SheetRegister,
} from '#platform/sheets/server/imports/sheet-register.ts';
import { overlaps, refusalOf } from '../places/database-refusal.ts';
import { findExcess, plainPercent } from '../relations/domain/sum-shares.ts';
import { findMeant, isFault, type MeantParties, readMeantParties } from './meant-parties.ts';
import { placeFault } from './place-fault.ts';
import { relationColumns } from './relation-columns.ts';
import {
  addSheetRelations,
  listRelationsTo,
  listSheetRelations,
  type SheetRelation,
  takeBackRelations,
} from './store/relations.ts';

/** Relations between firms and institutions from sheets; those of persons are entered one by one. */
export const relationRegister: SheetRegister = {
  id: 'parties.relation',
  titleKey: 'parties:relation.register',
  permission: 'parties:relation.edit',
  columns: relationColumns,
  keyColumns: [],
  async examine(db, rows) {
    return (await judge(db, rows)).map(({ verdict }) => verdict);
  },
  commit,
  async snapshot(db, ids) {
    return new Map((await listSheetRelations(db, ids)).map(({ id, ...fields }) => [id, { ...fields }]));
  },
  async undo(tx, records, { accountId, now }) {
    const ids = records.map(({ subjectId }) => subjectId);
    const at = now.toString({ fractionalSecondDigits: 3 });
    const missed = ids.length - (await takeBackRelations(tx, ids, { by: accountId, at }));
    if (missed > 0) throw new AppError('sheets.registerChanged', { count: missed });
  },
};

type Told = Omit<SheetRelation, 'id'> & { id?: string };

interface Judged {
  relation: Told | undefined;
  verdict: RowVerdict;
}

// Of these the same two may have several at once.
const several: readonly string[] = ['guarantee', 'cooperation'];
/** Shares of one firm that are added up; more are no register of shareholders any more. */
const mostShares = 200;

const overlap = (one: Told, other: Told) =>
  (one.endsOn === null || one.endsOn > other.startsOn) && (other.endsOn === null || other.endsOn > one.startsOn);
const same = ({ id: _id, ...one }: Told, { id: _other, ...other }: Told) =>
  (Object.keys(one) as (keyof typeof one)[]).every((key) => one[key] === other[key]);
const laneOf = ({ kind, fromId, toId }: Told) => `${kind} ${fromId} ${toId}`;

/** A verdict for each row: both parties are known, and the same relation of the same two does not overlap. */
async function judge(db: ZoneDb, rows: readonly ImportRow[]): Promise<Judged[]> {
  const meant = await readMeantParties(db, rows, ['from', 'to']);
  const read = rows.map((row) => readRelation(row, meant));
  const known: Told[] = await listRelationsTo(db, [...new Set(read.flatMap(({ relation }) => relation?.toId ?? []))]);
  const lanes = Map.groupBy(known, laneOf);
  const shares = Map.groupBy(known.filter(isShare), ({ toId }) => toId);
  return read.map(({ relation, names, verdict }): Judged => {
    if (relation === undefined) return { relation, verdict };
    const lane = lanes.get(laneOf(relation)) ?? [];
    const equal = lane.find((one) => same(one, relation));
    const clash = equal ?? (several.includes(relation.kind) ? undefined : lane.find((one) => overlap(one, relation)));
    if (clash === undefined) {
      lanes.set(laneOf(relation), lane);
      lane.push(relation);
      return { relation, verdict: { ...verdict, faults: excessFaults(relation, shares) } };
    }
    const subject = clash.id === undefined ? {} : { subject: { id: clash.id, name: names } };
    if (equal?.id !== undefined) return { relation: undefined, verdict: { action: 'same', ...subject, faults: [] } };
    const params = { from: clash.startsOn, until: clash.endsOn ?? '—' };
    const fault = placeFault('relation.faults.overlap', 'startsOn', { params });
    return { relation: undefined, verdict: { action: 'reject', ...subject, faults: [fault] } };
  });
}

const isShare = ({ kind }: Told) => kind === 'shareholding';

/** Shares beyond the whole are only told of, for sources do contradict one another. */
function excessFaults(relation: Told, shares: Map<string, Told[]>) {
  if (!isShare(relation)) return [];
  const held = shares.get(relation.toId) ?? [];
  shares.set(relation.toId, held);
  held.push(relation);
  if (held.length > mostShares) return [];
  const excess = findExcess(held.map(({ sharePercent, ...days }) => ({ ...days, percent: sharePercent ?? '0' })));
  return excess === undefined
    ? []
    : [placeFault('relation.tooMuch', 'sharePercent', { params: { ...excess }, severity: 'notice' })];
}

function readRelation(row: ImportRow, meant: MeantParties) {
  const asked = { kinds: ['firm', 'institution'], ambiguous: 'import.partyAmbiguous' } as const;
  const from = findMeant(row, meant, { ...asked, column: 'from', unknown: 'occupancy.faults.party' });
  const to = findMeant(row, meant, { ...asked, column: 'to', unknown: 'occupancy.faults.party' });
  const faults = [from, to].filter(isFault);
  const text = (key: string) =>
    typeof row.values[key] === 'string' && row.values[key] !== '' ? row.values[key] : null;
  const [kind, percent] = [text('kind') ?? '', text('sharePercent')];
  const [startsOn, endsOn] = [text('startsOn') ?? '', text('endsOn')];
  if (!isFault(from) && !isFault(to) && from.id === to.id) faults.push(placeFault('relation.faults.itself', 'to'));
  if ((kind === 'shareholding') !== (percent !== null)) {
    faults.push(placeFault(percent === null ? 'relation.shareWrong' : 'relation.faults.noShare', 'sharePercent'));
  }
  if (endsOn !== null && endsOn <= startsOn) faults.push(placeFault('relation.faults.reversed', 'endsOn'));
  if (isFault(from) || isFault(to) || faults.length > 0) {
    return { relation: undefined, names: '', verdict: { action: 'reject' as const, faults } };
  }
  const relation: Told = {
    ...{ kind, fromId: from.id, toId: to.id, startsOn, endsOn, source: text('source') ?? '' },
    sharePercent: percent === null ? null : plainPercent(percent),
    documentNumber: text('documentNumber'),
  };
  return { relation, names: `${row.values.from} ${row.values.to}`, verdict: { action: 'add' as const, faults } };
}

async function commit(tx: ZoneDb, rows: readonly AcceptedRow[], context: ImportContext): Promise<ImportRecord[]> {
  const relations = (await judge(tx, rows)).flatMap(({ relation }) =>
    relation === undefined ? [] : [{ ...relation, id: randomUUIDv7() }],
  );
  const missed = rows.length - relations.length;
  if (missed > 0) throw new AppError('sheets.registerChanged', { count: missed });
  const at = context.now.toString({ fractionalSecondDigits: 3 });
  try {
    await addSheetRelations(tx, relations, { zoneId: context.zoneId, by: context.accountId, at });
  } catch (error) {
    // Somebody entered the same relation since; only the database can tell for two at once.
    if (refusalOf(error)?.state === overlaps) throw new AppError('sheets.registerChanged', { count: 1 });
    throw error;
  }
  return relations.map(({ id, ...after }, place): ImportRecord => {
    return { rowNumber: rows[place]?.rowNumber ?? 0, subjectId: id, action: 'add', before: null, after: { ...after } };
  });
}
