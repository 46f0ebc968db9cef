import { z } from 'zod';
import { paging, queryList } from '#platform/http/contract/query.ts';
import { labelQuery } from '#platform/paper/contract/label-sheet.ts';
import { areaText, latitudeText, longitudeText } from './place-decimal.ts';
import { placeAddress, placeSource, placeWords } from './place-search.ts';

/** Kinds of sites; a `unit` is a floor or room, a `facility` a plant that serves others. */
export const siteKind = z.enum([
  'park',
  'building',
  'unit',
  'factory',
  'office',
  'laboratory',
  'dormitory',
  'warehouse',
  'station',
  'facility',
  'other',
]);
export type SiteKind = z.infer<typeof siteKind>;

/** Course of a site. */
export const siteStatus = z.enum(['planned', 'building', 'inUse', 'idle', 'closed']);
export type SiteStatus = z.infer<typeof siteStatus>;

/** A place by id and name, as others refer to it. */
export const placeName = z.object({ id: z.uuid(), name: z.string() });
export type PlaceName = z.infer<typeof placeName>;

/** A site as a row of the register. Areas are m² as exact text; null means not known. */
export const siteSummary = z.object({
  id: z.uuid(),
  name: z.string(),
  /** The zone's own number. */
  number: z.string().nullable(),
  kind: siteKind,
  status: siteStatus,
  floorArea: z.string().nullable(),
  /** The site that it lies in; named with those around it, from outside inwards. */
  parent: placeName.nullable(),
  /** Firms and institutions that use it today in any way. */
  occupants: z.int(),
  address: z.string().nullable(),
});
export type SiteSummary = z.infer<typeof siteSummary>;

/** Everything that the register knows of a site, its users aside. */
export const site = siteSummary.omit({ occupants: true }).extend({
  /** The parcel on which it stands, by number. */
  parcel: placeName.nullable(),
  /** Decimal degrees as exact text, CGCS2000; both or neither. */
  longitude: z.string().nullable(),
  latitude: z.string().nullable(),
  source: z.string().nullable(),
  /** When it was entered, ISO 8601 in UTC. */
  registeredAt: z.string(),
});
export type Site = z.infer<typeof site>;

/** What is told to enter or amend a site: what is left out is then not known. Name, kind and status are needed. */
export const siteEntry = z.object({
  name: z.string().trim().min(1).max(100),
  number: z.string().trim().min(1).max(40).optional(),
  kind: siteKind,
  status: siteStatus,
  address: placeAddress.optional(),
  floorArea: areaText.optional(),
  parcelId: z.uuid().optional(),
  parentId: z.uuid().optional(),
  longitude: longitudeText.optional(),
  latitude: latitudeText.optional(),
  source: placeSource.optional(),
});
export type SiteEntry = z.output<typeof siteEntry>;

/** What can be amended of a site, as the register holds it; other places are told by id. */
export const seenSite = site
  .omit({ id: true, registeredAt: true, parent: true, parcel: true })
  .extend({ name: z.string().max(200), parentId: z.uuid().nullable(), parcelId: z.uuid().nullable() });

/** A site as it shall be, and as the caller saw it: when it has changed since, nothing is stored. */
export const siteAmendment = siteEntry.extend({ expected: seenSite });

/** Orders of the register; `-` is descending. */
export const siteSort = z.enum(['number', '-number', 'name', '-name', 'floorArea', '-floorArea']);
export type SiteSort = z.infer<typeof siteSort>;

/** What narrows the register; values of one filter are joined by or, filters by and. */
export const siteFilter = z.object({
  q: placeWords,
  kind: queryList(siteKind),
  status: queryList(siteStatus),
  /** Only sites that lie anywhere within this one. */
  within: z.uuid().optional(),
  sort: siteSort.default('number'),
});
export type SiteFilter = z.output<typeof siteFilter>;

/** Query of labels: the same filter, and the sheet of labels that is in the printer. */
export const siteLabels = siteFilter.extend(labelQuery);

/** Query of one page of the register. */
export const siteSearch = siteFilter.extend(paging);
