import type { RowFault } from '#platform/sheets/contract/cell-fault.ts';
import type { ImportRow, RowVerdict } from '#platform/sheets/server/imports/sheet-register.ts';
import type { Roster, RosterItem } from '../../contract/roster.ts';
import { normaliseName } from '../names/domain/name-units.ts';
import type { MeantParty, SheetEntry, ShownParty } from './store/roster-entries.ts';

/** What the rows of a sheet are held against. */
export interface RosterGround {
  rosters: readonly Roster[];
  /** By word; merged parties already replaced by who stands for them. */
  meant: ReadonlyMap<string, readonly MeantParty[]>;
  parties: ReadonlyMap<string, ShownParty>;
  standing: readonly SheetEntry[];
}

/** A row with the entry that it would make. */
export interface JudgedRow {
  entry: Omit<SheetEntry, 'id'> | undefined;
  verdict: RowVerdict;
}

const [firstDay, lastDay] = ['1900-01-01', '2200-01-01'];
/** Candidates that a fault names. */
const mostNamed = 3;

function fault(text: string, column: string, params: RowFault['params'] = {}): RowFault {
  return { column, code: `parties:roster.faults.${text}`, params, severity: 'error', proposal: null };
}

/** A verdict for each row: the list, item and party that it means, and that no day is held twice. */
export function judgeRosterRows(rows: readonly ImportRow[], ground: RosterGround): JudgedRow[] {
  const lanes = new Map<string, (SheetEntry | { row: number; startsOn: string; endsOn: string | null })[]>();
  const rosterOf = new Map(ground.rosters.map((roster) => [roster.id, roster]));
  const laneOf = (one: Pick<SheetEntry, 'rosterId' | 'itemId' | 'partyId'>) =>
    `${rosterOf.get(one.rosterId)?.exclusive ? one.rosterId : one.itemId} ${one.partyId}`;
  for (const one of ground.standing) lanes.set(laneOf(one), [...(lanes.get(laneOf(one)) ?? []), one]);
  return rows.map((row): JudgedRow => {
    const { entry, faults } = readEntry(row, ground);
    if (entry === undefined) return { entry, verdict: { action: 'reject', faults } };
    const held = lanes.get(laneOf(entry)) ?? [];
    const clash = held.find((one) => overlap(one, entry));
    if (clash === undefined) {
      lanes.set(laneOf(entry), [...held, { row: row.rowNumber, startsOn: entry.startsOn, endsOn: entry.endsOn }]);
      return { entry, verdict: { action: 'add', faults } };
    }
    const days = { from: clash.startsOn, until: clash.endsOn ?? '—' };
    if ('row' in clash) {
      const twice = fault('overlapInFile', 'startsOn', { row: clash.row, ...days });
      return { entry: undefined, verdict: { action: 'reject', faults: [...faults, twice] } };
    }
    const party = ground.parties.get(entry.partyId)?.name ?? '';
    const subject = { id: clash.id, name: party };
    if (sameEntry(clash, entry)) return { entry: undefined, verdict: { action: 'same', subject, faults } };
    const item = rosterOf.get(clash.rosterId)?.items.find((one) => one.id === clash.itemId)?.name ?? '';
    const found = fault('overlap', 'startsOn', { party, item, ...days });
    return { entry: undefined, verdict: { action: 'reject', subject, faults: [...faults, found] } };
  });
}

function readEntry(
  row: ImportRow,
  ground: RosterGround,
): { entry: Omit<SheetEntry, 'id'> | undefined; faults: RowFault[] } {
  const faults: RowFault[] = [];
  const take = <T>(found: T | RowFault): T | undefined => {
    if (typeof found !== 'object' || found === null || !('severity' in found)) return found;
    faults.push(found);
    return undefined;
  };
  const roster = take(findRoster(row, ground.rosters));
  const item = roster && take(findItem(row, roster));
  const partyId = take(findParty(row, ground, roster));
  const endsOn = take(endOf(row));
  const startsOn = textOf(row, 'startsOn') ?? '';
  faults.push(...dayFaults({ startsOn, endsOn: endsOn ?? null }, roster));
  const link = textOf(row, 'link');
  if (link !== null && !/^https?:\/\//.test(link)) faults.push(fault('link', 'link'));
  if (roster === undefined || item === undefined || partyId === undefined || faults.length > 0) {
    return { entry: undefined, faults };
  }
  const entry = {
    ...{ rosterId: roster.id, itemId: item.id, partyId, startsOn, endsOn: endsOn ?? null },
    certificate: textOf(row, 'certificate'),
    certificateUntil: textOf(row, 'certificateUntil'),
    documentNumber: textOf(row, 'documentNumber'),
    link,
  };
  return { entry, faults };
}

function textOf({ values }: ImportRow, key: string): string | null {
  const value = values[key];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A list by its code, or by a name that only one has. */
function findRoster(row: ImportRow, rosters: readonly Roster[]): Roster | RowFault {
  const told = textOf(row, 'roster') ?? '';
  const byCode = rosters.find((one) => one.code === told);
  if (byCode !== undefined) return byCode;
  const named = rosters.filter((one) => normaliseName(one.name) === normaliseName(told));
  const [only] = named;
  if (only === undefined) return fault('roster', 'roster');
  if (named.length === 1) return only;
  return fault('rosterAmbiguous', 'roster', { codes: named.map(({ code }) => code).join(' / ') });
}

/** An item by code or name; a list with one item needs none told. */
function findItem(row: ImportRow, roster: Roster): RosterItem | RowFault {
  const open = roster.items.filter((one) => !one.withdrawn);
  const told = textOf(row, 'item');
  const names = open.map(({ name }) => name).join(' / ');
  if (told === null) return (open.length === 1 && open[0]) || fault('itemNeeded', 'item', { items: names });
  const found =
    open.find((one) => one.code === told) ?? open.find((one) => normaliseName(one.name) === normaliseName(told));
  return found ?? fault('item', 'item', { items: names });
}

/** A party by its code, or by a name that only one bears; names borne now go before former and short ones. */
function findParty(row: ImportRow, ground: RosterGround, roster: Roster | undefined): string | RowFault {
  const [code, name] = [textOf(row, 'code'), textOf(row, 'party')];
  if (code === null && name === null) return fault('partyNeeded', 'party');
  const column = code === null ? 'party' : 'code';
  const fitting = ground.meant.get(normaliseName(code ?? name ?? '')) ?? [];
  const suited = code === null ? fitting : fitting.filter((one) => one.nameKind === 'code');
  const now = suited.filter((one) => one.nameKind === 'current' || one.nameKind === 'code');
  const ids = [...new Set((now.length > 0 ? now : suited).map((one) => one.partyId))];
  const [id] = ids;
  if (id === undefined) return fault('party', column);
  if (ids.length > 1) return fault('partyAmbiguous', column, { parties: describe(ids, ground) });
  const kind = suited[0]?.partyKind;
  if (roster !== undefined && kind !== undefined && !roster.partyKinds.includes(kind)) return fault('kind', column);
  const others = code === null || name === null ? undefined : (ground.meant.get(normaliseName(name)) ?? []);
  if (others !== undefined && !others.some((one) => one.partyId === id)) {
    return fault('codeOfOther', 'code', { party: describe([id], ground) });
  }
  return id;
}

function describe(ids: readonly string[], { parties }: RosterGround): string {
  const named = ids.slice(0, mostNamed).map((id) => {
    const party = parties.get(id);
    return [party?.name ?? '', party?.code ?? ''].filter(Boolean).join(' ');
  });
  return `${named.join(' / ')}${ids.length > mostNamed ? '…' : ''}`;
}

/** First day without the party: told as such, or as the day after the last; null where neither is. */
function endOf(row: ImportRow): string | null | RowFault {
  const [last, end] = [textOf(row, 'lastDay'), textOf(row, 'endsOn')];
  if (last === null) return end;
  const after = Temporal.PlainDate.from(last).add({ days: 1 }).toString();
  return end === null || end === after ? after : fault('twoEnds', 'endsOn');
}

function dayFaults(
  { startsOn, endsOn }: { startsOn: string; endsOn: string | null },
  roster: Roster | undefined,
): RowFault[] {
  if (startsOn < firstDay || startsOn > lastDay || (endsOn !== null && endsOn > lastDay)) {
    return [fault('dayFar', 'startsOn')];
  }
  if (endsOn !== null && endsOn <= startsOn) return [fault('reversed', 'lastDay')];
  if (roster === undefined) return [];
  if (startsOn < roster.foundedOn) return [fault('beforeFounded', 'startsOn', { day: roster.foundedOn })];
  const { closedOn } = roster;
  if (closedOn !== null && (endsOn === null || endsOn > closedOn)) {
    return [fault('closed', 'startsOn', { day: closedOn })];
  }
  return [];
}

type Days = Pick<SheetEntry, 'startsOn' | 'endsOn'>;

function overlap(one: Days, other: Days): boolean {
  const before = (end: string | null, start: string) => end !== null && end <= start;
  return !before(one.endsOn, other.startsOn) && !before(other.endsOn, one.startsOn);
}

function sameEntry({ id: _id, ...one }: SheetEntry, other: Omit<SheetEntry, 'id'>): boolean {
  return (Object.keys(other) as (keyof typeof other)[]).every((key) => one[key] === other[key]);
}
