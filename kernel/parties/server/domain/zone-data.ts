import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { accountRole } from '#platform/access/contract/roles.ts';
import { firmScale, firmStatus, legalForm } from '../../contract/firm.ts';
import { industryDivision } from '../../contract/industry.ts';
import { partnerKind } from '../../contract/membership.ts';
import { dutyKind } from '../../contract/organisation.ts';
import { rosterCode, rosterKind } from '../../contract/roster.ts';
import { siteKind } from '../../contract/site.ts';

/** A post to be held; `role` is that of the account whose holder sits here. */
const seat = z.strictObject({
  post: z.string(),
  role: accountRole.optional(),
  /** Nobody sits here. */
  vacant: z.boolean().optional(),
  /** Held besides by the first person of the unit with this code. */
  heldBy: z.string().optional(),
});

const section = z.strictObject({ code: z.string(), name: z.string(), staff: z.array(seat) });

/** A fictional section or department with its posts. */
export type SectionData = z.infer<typeof section>;

const weight = z.int().min(1);
const words = z.array(z.string().min(1)).min(1);

/** A duty item with the unit that owns it; without one it is a gap on purpose. */
const dutyData = z.strictObject({
  kind: dutyKind,
  code: z.string(),
  name: z.string(),
  /** Code of the unit, a section's with that of its department before it. */
  owner: z.string().optional(),
  /** Title of the post in the unit that owns it alone. */
  post: z.string().optional(),
});

const paper = { on: plainDate, documentNumber: z.string(), reason: z.string() };

/** What the organisation went through: a unit had another name, or a department that is gone went over into one. */
const pastChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('amending'), ...paper, code: z.string(), formerName: z.string() }),
  z.strictObject({ kind: z.literal('merging'), ...paper, code: z.string(), name: z.string(), into: z.string() }),
]);

/** A firm with a name of its own, so that other data of the zone can speak of it. */
const leadingFirm = z.strictObject({
  key: z.string(),
  name: z.string(),
  industry: industryDivision,
  scale: firmScale,
});
export type LeadingFirm = z.infer<typeof leadingFirm>;

/** The plan of a zone that is nowhere: where it is drawn, how large, and what its parts are called. */
const planData = z.strictObject({
  /** Longitude and latitude of the middle, in degrees; no place of that kind is there. */
  centre: z.tuple([z.number(), z.number()]),
  /** West to east and south to north, in kilometres. */
  kilometres: z.tuple([z.number().min(2).max(40), z.number().min(2).max(40)]),
  districts: z.array(z.string()).length(5),
  lake: z.string(),
  river: z.string(),
  railway: z.string(),
});
export type PlanWords = z.infer<typeof planData>;

/** Words from which one fictional zone is invented: `zones/fictional/<code>.json`. */
export const zoneWords = z.strictObject({
  zone: z.string(),
  /** Places 9 and 10 of every credit code of the zone. */
  creditCodeBody: z.string().regex(/^[0-9A-HJ-NPQRTUWXY]{2}$/),
  areaName: z.string(),
  authority: section,
  departments: z.array(section.extend({ sections: z.array(section) })),
  /** Day from which the organisation stands. */
  organisedOn: plainDate,
  history: z.array(pastChange).default([]),
  duties: z.array(dutyData).default([]),
  /** Every firm's name begins with it. */
  firmPrefix: z.string().min(2),
  brands: z.strictObject({ first: words, second: words, avoid: z.array(z.string()) }),
  areas: words,
  streets: words,
  sites: words,
  plan: planData,
  industries: z.array(z.strictObject({ code: industryDivision, weight, words })).min(1),
  leadingFirms: z.array(leadingFirm),
});
export type ZoneWords = z.infer<typeof zoneWords>;

const range = z.tuple([z.int(), z.int()]);

const rosterData = z.strictObject({
  code: rosterCode,
  name: z.string(),
  kind: rosterKind,
  exclusive: z.boolean(),
  /** Firms rise from item to item in the order told. */
  rises: z.boolean().default(false),
  /** Firms of a hundred that stand on it at some time. */
  share: z.int().min(1).max(100),
  /** How far back entries reach. */
  years: z.int().min(1).max(10),
  /** Number of a certificate, with `{year}` and `{number}`. */
  certificate: z.string().optional(),
  validYears: z.int().min(1).optional(),
  items: z.array(z.strictObject({ code: rosterCode, name: z.string() })).min(1),
});
export type RosterData = z.infer<typeof rosterData>;

/** Words that all fictional zones share: `zones/fictional/common.json`. */
export const commonWords = z.strictObject({
  legalForms: z.array(z.strictObject({ form: legalForm, weight, suffix: z.string() })).min(1),
  scales: z.array(z.strictObject({ scale: firmScale, weight, employees: range, capitalWan: range })).min(1),
  statuses: z.array(z.strictObject({ status: firmStatus, weight })).min(1),
  /** Titles that make the first post of a unit that of its head. */
  headTitles: words,
  surnames: words,
  givenNames: words,
  /** Sentences with `{name}` places. */
  areaInName: z.string(),
  addressOnStreet: z.string(),
  addressOnSite: z.string(),
  /** Banks and other houses beside the firms; `{prefix}` is that of the zone's firms. */
  partners: z.array(z.strictObject({ kind: partnerKind, name: z.string() })),
  /** Institutions besides those that people belong to. */
  institutions: z.array(z.strictObject({ kind: partnerKind, name: z.string(), shortName: z.string() })),
  places: z.strictObject({
    boundary: z.string(),
    parks: words,
    building: z.string(),
    unit: z.string(),
    others: z.array(z.strictObject({ kind: siteKind, name: z.string() })).min(1),
    /** Where it is known from who uses what. */
    source: z.string(),
  }),
  /** Lists of the zone, the number of a paper, and where relations are known from. */
  rosters: z.array(rosterData),
  rosterDocument: z.string(),
  registerSource: z.string(),
  /** Name of the invented ground of a plan, where it is known from, and how exact it is. */
  planLayer: z.string(),
  planSource: z.string(),
  planAccuracy: z.string(),
  statusReasons: z.record(firmStatus, z.string()),
  employedAs: words,
});
export type CommonWords = z.infer<typeof commonWords>;

/** Fills the `{name}` places of a sentence. */
export function fillWords(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
