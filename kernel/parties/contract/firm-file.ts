import { z } from 'zod';
import { fileView } from '#platform/files/contract/file-view.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { firm } from './firm.ts';
import { firmRegistration } from './firm-registration.ts';
import { firmStatusPeriod } from './firm-status.ts';
import { typedReason } from './person.ts';
import { rosterEntry } from './roster.ts';

const firmId = z.object({ firmId: z.uuid() });

/** A list on which a firm stands today, as its head shows it. */
export const firmTag = z.object({ rosterId: z.uuid(), roster: z.string(), item: z.string() });
export type FirmTag = z.infer<typeof firmTag>;

/** Head of a firm's file; of a firm that was merged also into whom. */
export const getFirmFile = defineEndpoint({
  id: 'parties.getFirmFile',
  method: 'GET',
  path: '/api/parties/firms/:firmId/file',
  permission: 'parties:firm.read',
  params: firmId,
  response: z.object({
    firm,
    state: z.enum(['standing', 'merged', 'withdrawn']),
    /** The firm that stands for this one now, at the end of all mergings; null while it stands itself. */
    survivorId: z.uuid().nullable(),
    tags: z.array(firmTag),
    openCorrections: z.int(),
  }),
  errors: ['parties.firmUnknown'],
});

/** Papers that belong to a firm: letters of authority and signed consents. */
export const firmFileKind = z.enum(['letter', 'consentPaper']);

/** A file of a firm and what it is. */
export const firmFile = fileView.extend({ of: firmFileKind });
export type FirmFile = z.infer<typeof firmFile>;

/** Files of a firm, newest first; `hidden` counts those that the caller's role cannot open. */
export const listFirmFiles = defineEndpoint({
  id: 'parties.listFirmFiles',
  method: 'GET',
  path: '/api/parties/firms/:firmId/files',
  permission: 'parties:firm.read',
  params: firmId,
  response: z.object({ files: z.array(firmFile), hidden: z.int() }),
  errors: ['parties.firmUnknown'],
});

/** What a firm can ask to have corrected. */
export const correctionField = z.enum([
  'name',
  'socialCreditCode',
  'industry',
  'legalForm',
  'scale',
  'foundedOn',
  'registeredCapitalFen',
  'employees',
  'address',
]);
export type CorrectionField = z.infer<typeof correctionField>;

/** A firm's word that its entry is wrong, and what staff decided. */
export const correction = z.object({
  id: z.uuid(),
  field: correctionField,
  /** What stands in the register now; money in fen. */
  present: z.string().nullable(),
  /** What should stand there, in the same form. */
  proposed: z.string(),
  reason: z.string(),
  state: z.enum(['open', 'accepted', 'refused', 'withdrawn']),
  askedAt: z.string(),
  decidedAt: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decisionReason: z.string().nullable(),
});
export type Correction = z.infer<typeof correction>;

/** What the register holds of the caller's own firm. */
export const getOwnFirm = defineEndpoint({
  id: 'parties.getOwnFirm',
  method: 'GET',
  path: '/api/my/firms/:firmId/register',
  permission: 'parties:ownFirm.act',
  params: firmId,
  response: z.object({
    firm,
    rosters: z.array(rosterEntry),
    statuses: z.array(firmStatusPeriod),
    corrections: z.array(correction),
  }),
  errors: ['parties.firmUnknown'],
});

/** Says that something in the register is wrong; one open request a field. */
export const requestCorrection = defineEndpoint({
  id: 'parties.requestCorrection',
  method: 'POST',
  path: '/api/my/firms/:firmId/corrections',
  permission: 'parties:ownFirm.act',
  params: firmId,
  body: z.object({ field: correctionField, proposed: z.string().trim().min(1).max(200), reason: typedReason }),
  response: z.object({ id: z.uuid() }),
  errors: [
    'parties.firmUnknown',
    'parties.representativeNeeded',
    'parties.correctionUnderWay',
    'parties.correctionUnreadable',
  ],
});

/** What a firm has asked to have corrected, open first. */
export const listCorrections = defineEndpoint({
  id: 'parties.listCorrections',
  method: 'GET',
  path: '/api/parties/firms/:firmId/corrections',
  permission: 'parties:firm.read',
  params: firmId,
  response: z.object({ corrections: z.array(correction) }),
  errors: ['parties.firmUnknown'],
});

/** Accepts, which amends the firm, or refuses with a reason that the firm reads. */
export const decideCorrection = defineEndpoint({
  id: 'parties.decideCorrection',
  method: 'POST',
  path: '/api/parties/corrections/:correctionId/decision',
  permission: 'parties:correction.decide',
  params: z.object({ correctionId: z.uuid() }),
  body: z
    .object({
      decision: z.enum(['accepted', 'refused']),
      /** Needed for a refusal. */
      reason: typedReason.optional(),
    })
    .refine((one) => one.decision === 'accepted' || one.reason !== undefined, { path: ['reason'] }),
  response: z.object({ id: z.uuid(), state: z.enum(['accepted', 'refused']) }),
  errors: [
    'parties.correctionUnknown',
    'parties.correctionUnreadable',
    'parties.firmUnknown',
    'parties.firmRejected',
    'parties.codeTaken',
    'parties.firmChanged',
    'parties.firmUnchanged',
  ],
});

/** A proposed value as typed, checked as the register's own form checks it; undefined where it cannot stand there. */
export function readProposal(field: CorrectionField, proposed: string): string | number | undefined {
  const numeric = field === 'registeredCapitalFen' || field === 'employees';
  const typed = proposed.trim();
  if (numeric && !/^\d{1,16}$/.test(typed)) return undefined;
  return firmRegistration.shape[field].safeParse(numeric ? Number(typed) : typed).data;
}
