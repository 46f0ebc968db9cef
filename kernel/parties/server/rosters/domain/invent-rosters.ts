import { dayNumberOf, plainDateOf } from '#kernel/calendar/contract/plain-date.ts';
import type { RosterKind } from '../../../contract/roster.ts';
import type { Invention } from '../../domain/invent-firms.ts';
import { inventId } from '../../domain/invent-id.ts';
import { openRandom, type Random } from '../../domain/random.ts';
import { fillWords, type RosterData } from '../../domain/zone-data.ts';

/** An invented list with its items; the same under every seed. */
export interface InventedRoster {
  id: string;
  code: string;
  name: string;
  kind: RosterKind;
  exclusive: boolean;
  foundedOn: string;
  documentNumber: string;
  items: { id: string; code: string; name: string; position: number }[];
}

/** An invented stay on an item. */
export interface InventedEntry {
  id: string;
  rosterId: string;
  itemId: string;
  partyId: string;
  startsOn: string;
  endsOn: string | null;
  certificate: string | null;
  certificateUntil: string | null;
  documentNumber: string | null;
}

const idsFrom = 40_000;
const entriesFrom = 50_000;
const founded = '2018-01-01';

/** The lists of a fictional zone. */
export function inventRosters({ words, common }: Omit<Invention, 'seed'>): InventedRoster[] {
  const random = openRandom(`${words.zone}/rosters`);
  let made = idsFrom;
  const nextId = () => inventId(random, made++);
  return common.rosters.map(({ code, name, kind, exclusive, items }, place) => ({
    ...{ id: nextId(), code, name, kind, exclusive, foundedOn: founded },
    documentNumber: fillWords(common.rosterDocument, { year: 2018, number: place + 1 }),
    items: items.map((item, index) => ({ id: nextId(), ...item, position: index + 1 })),
  }));
}

/** Who stood on the lists over the last years; a longer run of firms begins with the entries of a shorter one. */
export function inventEntries(
  { words, common, seed }: Invention,
  { firms, today }: { firms: readonly { id: string; foundedOn: string }[]; today: string },
): InventedEntry[] {
  const rosters = inventRosters({ words, common });
  let made = entriesFrom;
  return firms.flatMap(({ id, foundedOn }, index) => {
    const random = openRandom(`${words.zone}/${seed}/rosters/${index}`);
    return common.rosters.flatMap((data, place) => {
      const roster = rosters[place];
      if (roster === undefined || random.below(100) >= data.share) return [];
      const stays = staysOf(random, { data, foundedOn, today });
      return stays.map(({ item, startsOn, endsOn }, turn): InventedEntry => {
        const year = startsOn.slice(0, 4);
        const last = data.validYears === undefined ? null : addYears(startsOn, data.validYears, -1);
        const number = String(index * 10 + turn + 1).padStart(6, '0');
        return {
          ...{ id: inventId(random, made++), rosterId: roster.id, partyId: id, startsOn, endsOn },
          itemId: roster.items[item]?.id ?? '',
          certificate: data.certificate === undefined ? null : fillWords(data.certificate, { year, number }),
          certificateUntil: last,
          documentNumber: fillWords(common.rosterDocument, { year, number: 10 + place }),
        };
      });
    });
  });
}

interface Stay {
  item: number;
  startsOn: string;
  endsOn: string | null;
}

/** One stay, or several that follow one another: from item to item where firms rise, renewed where a certificate runs out. */
function staysOf(
  random: Random,
  { data, foundedOn, today }: { data: RosterData; foundedOn: string; today: string },
): Stay[] {
  const [earliest, latest] = [dayNumberOf(addYears(today, -data.years)), dayNumberOf(today) - 30];
  const first = Math.max(earliest, dayNumberOf(foundedOn), dayNumberOf(founded));
  if (first >= latest) return [];
  let item = data.rises ? 0 : random.below(data.items.length);
  let start = random.between(first, latest);
  const stays: Stay[] = [];
  for (;;) {
    const startsOn = plainDateOf(start);
    const valid = data.validYears === undefined ? undefined : addYears(startsOn, data.validYears);
    const rise = data.rises && item + 1 < data.items.length && random.below(3) > 0;
    const next = rise ? start + random.between(300, 900) : valid === undefined ? undefined : dayNumberOf(valid);
    if (next === undefined || next > latest) {
      stays.push({ item, startsOn, endsOn: valid ?? null });
      return stays;
    }
    stays.push({ item, startsOn, endsOn: plainDateOf(next) });
    // One of four does not come back.
    if (!rise && random.below(4) === 0) return stays;
    if (rise) item += 1;
    start = next;
  }
}

function addYears(day: string, years: number, days = 0): string {
  const [year = '', ...rest] = day.split('-');
  const moved = [String(Number(year) + years), ...rest].join('-').replace(/-02-29$/, '-02-28');
  return days === 0 ? moved : plainDateOf(dayNumberOf(moved) + days);
}
