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
import { hundredthsOf, textOfHundredths } from '../../contract/place-decimal.ts';
import { overlaps, refusalOf } from '../places/database-refusal.ts';
import { findMeant, isFault, readMeantParties } from './meant-parties.ts';
import { occupancyColumns } from './occupancy-columns.ts';
import { placeFault } from './place-fault.ts';
import {
  addSheetOccupancies,
  listOccupanciesOfParties,
  listSheetOccupancies,
  type SheetOccupancy,
  takeBackOccupancies,
} from './store/occupancies.ts';

/** Who uses which place, from sheets: entered as by hand, each with its first act, and taken back by an act. */
export const occupancyRegister: SheetRegister = {
  id: 'parties.occupancy',
  titleKey: 'parties:occupancy.register',
  permission: 'parties:place.register',
  columns: occupancyColumns,
  keyColumns: [],
  async examine(db, rows) {
    return (await judge(db, rows)).map(({ verdict }) => verdict);
  },
  commit,
  async snapshot(db, ids) {
    return new Map((await listSheetOccupancies(db, ids)).map(({ id, ...fields }) => [id, { ...fields }]));
  },
  async undo(tx, records, { zoneId, accountId, now }) {
    const ids = records.map(({ subjectId }) => subjectId);
    const made = { zoneId, by: accountId, at: now.toString({ fractionalSecondDigits: 3 }) };
    const missed = ids.length - (await takeBackOccupancies(tx, ids, made));
    if (missed > 0) throw new AppError('sheets.registerChanged', { count: missed });
  },
};

interface Judged {
  use: Omit<SheetOccupancy, 'id'> | undefined;
  verdict: RowVerdict;
}

type Days = Pick<SheetOccupancy, 'startsOn' | 'endsOn'>;

const overlap = (one: Days, other: Days) =>
  (one.endsOn === null || one.endsOn >= other.startsOn) && (other.endsOn === null || other.endsOn >= one.startsOn);

const laneOf = ({ partyId, placeId, kind }: Omit<SheetOccupancy, 'id'>) => `${partyId} ${placeId} ${kind}`;

/** A verdict for each row: party and place are known, and no day is told twice of the same use. */
async function judge(db: ZoneDb, rows: readonly ImportRow[]): Promise<Judged[]> {
  const meant = await readMeantParties(db, rows, ['party', 'place']);
  const read = rows.map((row) => readUse(row, meant));
  const partyIds = new Set(read.flatMap(({ use }) => use?.partyId ?? []));
  const lanes = Map.groupBy<string, Omit<SheetOccupancy, 'id'> & { id?: string }>(
    await listOccupanciesOfParties(db, [...partyIds]),
    laneOf,
  );
  return read.map(({ use, verdict, names }): Judged => {
    if (use === undefined) return { use, verdict };
    const lane = lanes.get(laneOf(use)) ?? [];
    const clash = lane.find((one) => overlap(one, use));
    if (clash === undefined) {
      lanes.set(laneOf(use), lane);
      lane.push(use);
      return { use, verdict };
    }
    const subject = clash.id === undefined ? {} : { subject: { id: clash.id, name: names } };
    const same = clash.startsOn === use.startsOn && clash.endsOn === use.endsOn && clash.area === use.area;
    if (same && clash.id !== undefined) return { use: undefined, verdict: { action: 'same', ...subject, faults: [] } };
    const params = { from: clash.startsOn, until: clash.endsOn ?? '—' };
    const fault = placeFault('occupancy.faults.overlap', 'startsOn', { params });
    return { use: undefined, verdict: { action: 'reject', ...subject, faults: [fault] } };
  });
}

function readUse(row: ImportRow, meant: Awaited<ReturnType<typeof readMeantParties>>) {
  const party = findMeant(row, meant, {
    ...{ column: 'party', kinds: ['firm', 'institution'] },
    ...{ unknown: 'occupancy.faults.party', ambiguous: 'import.partyAmbiguous' },
  });
  const place = findMeant(row, meant, {
    ...{ column: 'place', kinds: ['site', 'parcel'] },
    ...{ unknown: 'occupancy.faults.place', ambiguous: 'import.placeAmbiguous' },
  });
  const faults = [party, place].filter(isFault);
  const text = (key: string) =>
    typeof row.values[key] === 'string' && row.values[key] !== '' ? row.values[key] : null;
  const [startsOn, endsOn, area] = [text('startsOn') ?? '', text('endsOn'), text('area')];
  if (endsOn !== null && endsOn < startsOn) {
    faults.push(placeFault('occupancy.faults.ends', 'endsOn', { params: { day: startsOn } }));
  }
  if (isFault(party) || isFault(place) || faults.length > 0) {
    return { use: undefined, names: '', verdict: { action: 'reject' as const, faults } };
  }
  const use = {
    ...{ partyId: party.id, placeId: place.id, kind: text('kind') ?? '', startsOn, endsOn },
    area: area === null ? null : textOfHundredths(hundredthsOf(area)),
    source: text('source') ?? '',
  };
  return { use, names: `${row.values.party} ${row.values.place}`, verdict: { action: 'add' as const, faults } };
}

async function commit(tx: ZoneDb, rows: readonly AcceptedRow[], context: ImportContext): Promise<ImportRecord[]> {
  const uses = (await judge(tx, rows)).flatMap(({ use }) => (use ? [{ id: randomUUIDv7(), ...use }] : []));
  if (uses.length < rows.length) throw new AppError('sheets.registerChanged', { count: rows.length - uses.length });
  const made = {
    ...{ zoneId: context.zoneId, by: context.accountId },
    at: context.now.toString({ fractionalSecondDigits: 3 }),
  };
  try {
    await addSheetOccupancies(tx, uses, made);
  } catch (error) {
    // Somebody entered the same use since; only the database can tell for two at once.
    if (refusalOf(error)?.state === overlaps) throw new AppError('sheets.registerChanged', { count: 1 });
    throw error;
  }
  return uses.map(({ id, ...after }, place): ImportRecord => {
    return { rowNumber: rows[place]?.rowNumber ?? 0, subjectId: id, action: 'add', before: null, after: { ...after } };
  });
}
