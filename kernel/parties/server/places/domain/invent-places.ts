import { dayNumberOf, plainDateOf } from '#kernel/calendar/contract/plain-date.ts';
import type { Parcel, SupplyState } from '../../../contract/parcel.ts';
import type { LandUse } from '../../../contract/parcel-land-use.ts';
import { textOfHundredths } from '../../../contract/place-decimal.ts';
import type { OccupancyKind, OccupancyPeriod } from '../../../contract/place-occupancy.ts';
import type { Site, SiteKind } from '../../../contract/site.ts';
import type { Invention } from '../../domain/invent-firms.ts';
import { inventId } from '../../domain/invent-id.ts';
import { openRandom, type Random } from '../../domain/random.ts';
import { fillWords } from '../../domain/zone-data.ts';

/** An invented use of a place. */
export interface InventedOccupancy extends OccupancyPeriod {
  id: string;
  partyId: string;
  placeId: string;
  kind: OccupancyKind;
  source: string;
}

/** The invented places of a zone and who uses them. */
export interface InventedPlaces {
  parcels: Parcel[];
  sites: Site[];
  occupancies: InventedOccupancy[];
}

/** Who there is to use them: ids of firms in their order, and of institutions. */
export interface Users {
  firmIds: readonly string[];
  institutionIds: readonly string[];
}

/** A zone of this many firms has two parks; a smaller one has one. */
const firmsOfTwoParks = 100;
/** Parcels of a zone with one park and with two: enough that its plan looks like one. */
const parcelsOfParks = { 1: 60, 2: 240 } as const;
const idsFrom = { parcels: 91_000_000, sites: 92_000_000, occupancies: 93_000_000 };
const firstDay = dayNumberOf('2012-01-01');
const lastDay = dayNumberOf('2025-06-30');

interface Drawn {
  random: Random;
  invention: Invention;
  registeredAt: string;
}

/** Invents parcels, sites and their use: the same seed and users give the same rows. */
export function inventPlaces(invention: Invention, users: Users, registeredAt: string): InventedPlaces {
  const random = openRandom(`${invention.words.zone}/${invention.seed}/places`);
  const drawn = { random, invention, registeredAt };
  const parks = users.firmIds.length >= firmsOfTwoParks ? 2 : 1;
  const parcels = Array.from({ length: parcelsOfParks[parks] }, (_, index) => inventParcel(drawn, index));
  const sites = inventSites(drawn, parcels, parks);
  return { parcels, sites, occupancies: inventOccupancies(drawn, { parcels, sites, users }) };
}

const uses: readonly { value: LandUse; weight: number }[] = [
  { value: '0601', weight: 10 },
  { value: '0604', weight: 2 },
  { value: '0505', weight: 2 },
  { value: '0804', weight: 2 },
  { value: '0701', weight: 2 },
  { value: '0809', weight: 1 },
  { value: '0810', weight: 1 },
];
const states: readonly { value: SupplyState; weight: number }[] = [
  { value: 'built', weight: 10 },
  { value: 'granted', weight: 5 },
  { value: 'offered', weight: 2 },
  { value: 'planned', weight: 2 },
  { value: 'idle', weight: 1 },
];

function inventParcel({ random, invention, registeredAt }: Drawn, index: number): Parcel {
  const { words, common } = invention;
  const letter = String.fromCharCode(65 + (index % words.areas.length));
  const serial = Math.floor(index / words.areas.length) + 1;
  // The first parcels bear the parks.
  const supplyState = index < 2 ? 'built' : random.weighted(states).value;
  const landUse = index < 2 ? '0601' : random.weighted(uses).value;
  const granted = supplyState === 'granted' || supplyState === 'built';
  const grantedOn = random.between(firstDay, lastDay);
  const [east, south, west, north] = [0, 1, 2, 3].map((side) => words.streets[(index + side) % words.streets.length]);
  return {
    id: inventId(random, idsFrom.parcels + index),
    number: `${letter}-${String(serial).padStart(2, '0')}`,
    // County 000000 is nowhere.
    landCode: `000000001001GB${String(index + 1).padStart(5, '0')}`,
    landCodeReason: null,
    landUse,
    area: textOfHundredths(BigInt(random.between(800_000, 12_000_000))),
    supplyState,
    address: inventAddress({ random, invention }),
    boundary: fillWords(common.places.boundary, {
      ...{ east: east ?? '', south: south ?? '', west: west ?? '', north: north ?? '' },
    }),
    grantedOn: granted ? plainDateOf(grantedOn) : null,
    grantEndsOn: granted ? plainDateOf(grantedOn + 18_262) : null,
    plotRatioMin: '1.00',
    plotRatioMax: textOfHundredths(BigInt(random.between(15, 35) * 10)),
    source: null,
    registeredAt,
  };
}

function inventAddress({ random, invention: { words, common } }: Pick<Drawn, 'random' | 'invention'>): string {
  return fillWords(common.addressOnStreet, {
    area: words.areaName,
    street: random.pick(words.streets),
    number: random.between(1, 299),
  });
}

const buildingsOfPark = 8;
const unitsOfBuilding = 2;

function inventSites(drawn: Drawn, parcels: readonly Parcel[], parks: number): Site[] {
  const { common, words } = drawn.invention;
  const sites: Site[] = [];
  const add = (kind: SiteKind, name: string, more: Partial<Site> = {}): Site => {
    const site = inventSite(drawn, { index: sites.length, kind, name, more });
    sites.push(site);
    return site;
  };
  for (let park = 0; park < parks; park++) {
    const land = parcels[park];
    const parcel = land === undefined ? null : { id: land.id, name: land.number };
    const name = fillWords(common.places.parks[park] ?? '', { prefix: words.firmPrefix });
    const around = add('park', name, { parcel, status: 'inUse' });
    for (let number = 1; number <= buildingsOfPark; number++) {
      const within = { parcel, address: around.address };
      const building = add('building', fillWords(common.places.building, { number }), {
        ...{ ...within, parent: { id: around.id, name: around.name } },
      });
      for (let floor = 1; floor <= unitsOfBuilding; floor++) {
        const parent = { id: building.id, name: building.name };
        add('unit', fillWords(common.places.unit, { number: floor }), { ...within, parent });
      }
    }
  }
  common.places.others.forEach(({ kind, name }, index) => {
    const land = parcels[2 + index];
    const parcel = land === undefined ? null : { id: land.id, name: land.number };
    add(kind, fillWords(name, { number: index + 1 }), { parcel, ...(land && { address: land.address }) });
  });
  return sites;
}

function inventSite(
  { random, invention, registeredAt }: Drawn,
  { index, kind, name, more }: { index: number; kind: SiteKind; name: string; more: Partial<Site> },
): Site {
  const most = { park: 9_000_000, building: 1_200_000, unit: 90_000 }[kind as string] ?? 600_000;
  return {
    id: inventId(random, idsFrom.sites + index),
    name,
    number: `S${String(index + 1).padStart(3, '0')}`,
    kind,
    status: random.below(10) === 0 ? 'idle' : 'inUse',
    floorArea: textOfHundredths(BigInt(random.between(Math.floor(most / 3), most))),
    parent: null,
    parcel: null,
    address: inventAddress({ random, invention }),
    longitude: null,
    latitude: null,
    source: null,
    registeredAt,
    ...more,
  };
}

/** Firms of a zone that have a place, the first ones. */
export const firmsWithPlaces = 120;

function inventOccupancies(
  { random, invention }: Drawn,
  { parcels, sites, users }: Omit<InventedPlaces, 'occupancies'> & { users: Users },
): InventedOccupancy[] {
  const made: InventedOccupancy[] = [];
  const add = (partyId: string, placeId: string, more: Partial<InventedOccupancy> & { kind: OccupancyKind }) => {
    const from = random.between(firstDay, lastDay);
    const number = made.length + 1;
    made.push({
      id: inventId(random, idsFrom.occupancies + made.length),
      ...{ partyId, placeId, startsOn: plainDateOf(from), endsOn: null, area: null },
      source: fillWords(invention.common.places.source, { number }),
      ...more,
    });
  };
  const firms = users.firmIds.slice(0, firmsWithPlaces);
  const rooms = sites.filter((site) => site.kind !== 'park' && site.kind !== 'building' && site.status === 'inUse');
  const parks = sites.filter((site) => site.kind === 'park');
  const operator = users.institutionIds[0];
  if (operator !== undefined) for (const park of parks) add(operator, park.id, { kind: 'operates' });
  const held = parcels.filter((parcel) => parcel.supplyState === 'granted' || parcel.supplyState === 'built');
  for (const [index, parcel] of held.entries()) {
    const holder = firms[index];
    if (holder !== undefined) add(holder, parcel.id, { kind: 'owns', startsOn: parcel.grantedOn ?? '2012-01-01' });
  }
  for (const [index, firm] of firms.entries()) {
    const room = rooms[index % rooms.length];
    if (room === undefined) continue;
    const gone = index % 9 === 8;
    const area = textOfHundredths(BigInt(random.between(8_000, 60_000)));
    const startsOn = plainDateOf(random.between(firstDay, lastDay));
    const ended = plainDateOf(dayNumberOf(startsOn) + random.between(90, 900));
    add(firm, room.id, { kind: 'leases', area, startsOn, endsOn: gone ? ended : null });
    if (index % 3 === 0 && !gone) add(firm, room.id, { kind: 'registeredAddress', startsOn });
  }
  return made;
}
