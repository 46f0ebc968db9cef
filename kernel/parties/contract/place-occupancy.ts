import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { areaText } from './place-decimal.ts';
import { placeSource } from './place-search.ts';

/** How a firm or institution uses a place; `owns` of a parcel is its right of use 土地使用权. */
export const occupancyKind = z.enum(['owns', 'leases', 'operates', 'registeredAddress']);
export type OccupancyKind = z.infer<typeof occupancyKind>;

/** When somebody uses a place and how much of it: `endsOn` is the last day, null until further notice; area in m². */
export const occupancyPeriod = z.object({
  startsOn: plainDate,
  endsOn: plainDate.nullable(),
  area: z.string().nullable(),
});
export type OccupancyPeriod = z.infer<typeof occupancyPeriod>;

/** One dated act on an occupancy; only the last that counts can be reversed. */
export const occupancyAct = z.object({
  number: z.int(),
  kind: z.enum(['entered', 'ended', 'corrected', 'reversed']),
  source: z.string(),
  before: occupancyPeriod.nullable(),
  after: occupancyPeriod.nullable(),
  /** Number of the act that this one takes back. */
  reverses: z.int().nullable(),
  madeBy: z.string().nullable(),
  madeAt: z.string(),
});
export type OccupancyAct = z.infer<typeof occupancyAct>;

/** Who uses which place, how, and from when to when. */
export const occupancy = occupancyPeriod.extend({
  id: z.uuid(),
  kind: occupancyKind,
  /** The firm or institution. */
  party: z.object({ id: z.uuid(), name: z.string(), kind: z.enum(['firm', 'institution']) }),
  /** The site by its name, or the parcel by its number. */
  place: z.object({ id: z.uuid(), name: z.string(), kind: z.enum(['site', 'parcel']) }),
  /** Today, before, later, or taken back. */
  state: z.enum(['current', 'past', 'future', 'reversed']),
  /** What it was entered, ended or corrected by last. */
  source: z.string(),
});
export type Occupancy = z.infer<typeof occupancy>;

/** What is told to enter who uses a place. */
export const occupancyEntry = z.object({
  partyId: z.uuid(),
  placeId: z.uuid(),
  kind: occupancyKind,
  startsOn: plainDate,
  /** The last day; left out until further notice. */
  endsOn: plainDate.optional(),
  area: areaText.optional(),
  source: placeSource,
});
export type OccupancyEntry = z.output<typeof occupancyEntry>;
