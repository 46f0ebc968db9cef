import { z } from 'zod';
import { paging, queryList } from '#platform/http/contract/query.ts';
import { labelQuery } from '#platform/paper/contract/label-sheet.ts';
import { typedCreditCode } from './firm-registration.ts';
import { partnerKind } from './membership.ts';
import { keptReason, placeAddress, placeSource, placeWords } from './place-search.ts';

/** Whether the zone works with an institution at present. */
export const institutionStatus = z.enum(['active', 'suspended', 'ceased']);
export type InstitutionStatus = z.infer<typeof institutionStatus>;

/** An institution as a row of the register; null means not known. */
export const institutionSummary = z.object({
  id: z.uuid(),
  name: z.string(),
  shortName: z.string().nullable(),
  kind: partnerKind,
  status: institutionStatus,
  socialCreditCode: z.string().nullable(),
  officeTelephone: z.string().nullable(),
});
export type InstitutionSummary = z.infer<typeof institutionSummary>;

/** Everything that the register knows of an institution. */
export const institution = institutionSummary.extend({
  /** Why a code that fails its check was kept; null when it passes. */
  codeExceptionReason: z.string().nullable(),
  address: z.string().nullable(),
  website: z.string().nullable(),
  source: z.string().nullable(),
  /** When it was entered, ISO 8601 in UTC. */
  registeredAt: z.string(),
});
export type Institution = z.infer<typeof institution>;

/** A telephone of the office; numbers of persons are kept with persons. */
export const officeTelephone = z
  .string()
  .trim()
  .regex(/^[0-9+ ()-]{5,30}$/);

/** A website by its address, http or https. */
export const website = z
  .string()
  .trim()
  .regex(/^https?:\/\/\S{3,190}$/);

/** What is told to enter or amend an institution: what is left out is then not known. Name and kind are needed. */
export const institutionEntry = z.object({
  name: z.string().trim().min(2).max(100),
  kind: partnerKind,
  shortName: z.string().trim().min(2).max(40).optional(),
  socialCreditCode: typedCreditCode.optional(),
  /** Needed only when the code fails its check. */
  codeExceptionReason: keptReason.optional(),
  address: placeAddress.optional(),
  officeTelephone: officeTelephone.optional(),
  website: website.optional(),
  status: institutionStatus.default('active'),
  source: placeSource.optional(),
});
export type InstitutionEntry = z.output<typeof institutionEntry>;

/** What can be amended of an institution, as the register holds it. */
export const seenInstitution = institution.omit({ id: true, registeredAt: true }).extend({ name: z.string().max(200) });

/** An institution as it shall be, and as the caller saw it: when it has changed since, nothing is stored. */
export const institutionAmendment = institutionEntry.extend({ expected: seenInstitution });

/** Orders of the register; `-` is descending. */
export const institutionSort = z.enum(['name', '-name', 'kind', '-kind']);
export type InstitutionSort = z.infer<typeof institutionSort>;

/** What narrows the register; values of one filter are joined by or, filters by and. */
export const institutionFilter = z.object({
  q: placeWords,
  kind: queryList(partnerKind),
  status: queryList(institutionStatus),
  sort: institutionSort.default('kind'),
});
export type InstitutionFilter = z.output<typeof institutionFilter>;

/** Query of labels: the same filter, and the sheet of labels that is in the printer. */
export const institutionLabels = institutionFilter.extend(labelQuery);

/** Query of one page of the register. */
export const institutionSearch = institutionFilter.extend(paging);
