import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { paging, queryList } from '#platform/http/contract/query.ts';
import { normaliseLandCode } from './parcel-code.ts';
import { landUse } from './parcel-land-use.ts';
import { areaText, plotRatioText } from './place-decimal.ts';
import { keptReason, placeAddress, placeSource, placeWords } from './place-search.ts';

/** Course of a parcel: planned, offered, granted, built upon, or idle. */
export const supplyState = z.enum(['planned', 'offered', 'granted', 'built', 'idle']);
export type SupplyState = z.infer<typeof supplyState>;

/** A parcel as a row of the register. Areas are m² as exact text; null means not known. */
export const parcelSummary = z.object({
  id: z.uuid(),
  /** The zone's own number. */
  number: z.string(),
  landUse: landUse.nullable(),
  area: z.string().nullable(),
  supplyState,
  address: z.string().nullable(),
  /** Names of those who hold the right of use today. */
  holders: z.array(z.string()),
  grantEndsOn: plainDate.nullable(),
  landCode: z.string().nullable(),
});
export type ParcelSummary = z.infer<typeof parcelSummary>;

/** Everything that the register knows of a parcel, holders and users aside. */
export const parcel = parcelSummary.omit({ holders: true }).extend({
  /** Why a code that fails its check was kept; null when it passes. */
  landCodeReason: z.string().nullable(),
  boundary: z.string().nullable(),
  grantedOn: plainDate.nullable(),
  /** Plot ratio 容积率 at least and at most, exact text. */
  plotRatioMin: z.string().nullable(),
  plotRatioMax: z.string().nullable(),
  source: z.string().nullable(),
  /** When it was entered, ISO 8601 in UTC. */
  registeredAt: z.string(),
});
export type Parcel = z.infer<typeof parcel>;

/** What is told to enter or amend a parcel: what is left out is then not known. Number and state are needed. */
export const parcelEntry = z.object({
  number: z.string().trim().min(1).max(40),
  landCode: z.string().max(60).transform(normaliseLandCode).optional(),
  /** Needed only when the code fails its check. */
  landCodeReason: keptReason.optional(),
  landUse: landUse.optional(),
  area: areaText.optional(),
  address: placeAddress.optional(),
  boundary: z.string().trim().min(2).max(500).optional(),
  supplyState,
  grantedOn: plainDate.optional(),
  grantEndsOn: plainDate.optional(),
  plotRatioMin: plotRatioText.optional(),
  plotRatioMax: plotRatioText.optional(),
  source: placeSource.optional(),
});
export type ParcelEntry = z.output<typeof parcelEntry>;

/** What can be amended of a parcel, as the register holds it. */
export const seenParcel = parcel.omit({ id: true, registeredAt: true }).extend({ number: z.string().max(200) });

/** A parcel as it shall be, and as the caller saw it: when it has changed since, nothing is stored. */
export const parcelAmendment = parcelEntry.extend({ expected: seenParcel });

/** Orders of the register; `-` is descending. */
export const parcelSort = z.enum(['number', '-number', 'area', '-area', 'grantEndsOn', '-grantEndsOn']);
export type ParcelSort = z.infer<typeof parcelSort>;

/** What narrows the register; values of one filter are joined by or, filters by and. */
export const parcelFilter = z.object({
  q: placeWords,
  landUse: queryList(landUse),
  supplyState: queryList(supplyState),
  sort: parcelSort.default('number'),
});
export type ParcelFilter = z.output<typeof parcelFilter>;

/** Query of one page of the register. */
export const parcelSearch = parcelFilter.extend(paging);
