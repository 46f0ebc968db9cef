import { z } from 'zod';
import { accountRole } from '#platform/access/contract/roles.ts';
import { firmScale, firmStatus, legalForm } from '../../contract/firm.ts';
import { industryDivision } from '../../contract/industry.ts';

/** A post to be held; `role` is that of the account whose holder sits here. */
const seat = z.strictObject({ post: z.string(), role: accountRole.optional() });

const section = z.strictObject({ code: z.string(), name: z.string(), staff: z.array(seat) });

/** A fictional section or department with its posts. */
export type SectionData = z.infer<typeof section>;

const weight = z.int().min(1);
const words = z.array(z.string().min(1)).min(1);

/** A firm with a name of its own, so that other data of the zone can speak of it. */
const leadingFirm = z.strictObject({
  key: z.string(),
  name: z.string(),
  industry: industryDivision,
  scale: firmScale,
});
export type LeadingFirm = z.infer<typeof leadingFirm>;

/** Words from which one fictional zone is invented: `zones/fictional/<code>.json`. */
export const zoneWords = z.strictObject({
  zone: z.string(),
  /** Places 9 and 10 of every credit code of the zone. */
  creditCodeBody: z.string().regex(/^[0-9A-HJ-NPQRTUWXY]{2}$/),
  areaName: z.string(),
  authority: section,
  departments: z.array(section.extend({ sections: z.array(section) })),
  /** Every firm's name begins with it. */
  firmPrefix: z.string().min(2),
  brands: z.strictObject({ first: words, second: words, avoid: z.array(z.string()) }),
  areas: words,
  streets: words,
  sites: words,
  industries: z.array(z.strictObject({ code: industryDivision, weight, words })).min(1),
  leadingFirms: z.array(leadingFirm),
});
export type ZoneWords = z.infer<typeof zoneWords>;

const range = z.tuple([z.int(), z.int()]);

/** Words that all fictional zones share: `zones/fictional/common.json`. */
export const commonWords = z.strictObject({
  legalForms: z.array(z.strictObject({ form: legalForm, weight, suffix: z.string() })).min(1),
  scales: z.array(z.strictObject({ scale: firmScale, weight, employees: range, capitalWan: range })).min(1),
  statuses: z.array(z.strictObject({ status: firmStatus, weight })).min(1),
  surnames: words,
  givenNames: words,
  /** Sentences with `{name}` places. */
  areaInName: z.string(),
  addressOnStreet: z.string(),
  addressOnSite: z.string(),
});
export type CommonWords = z.infer<typeof commonWords>;

/** Fills the `{name}` places of a sentence. */
export function fillWords(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
