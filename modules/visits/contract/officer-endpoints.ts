import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { firmScale } from '#kernel/parties/contract/firm.ts';
import { industryDivision } from '#kernel/parties/contract/industry.ts';
import { exportRefusals } from '#platform/exports/contract/errors.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { paging, queryList } from '#platform/http/contract/query.ts';
import { exportQuery } from '#platform/sheets/contract/export-format.ts';
import {
  handedPlace,
  officerOnStaff,
  officerRating,
  officerTerm,
  projectTitle,
  ratingSummary,
  servant,
  servedFirm,
  stars,
} from './service-officer.ts';

/** Which places nobody holds. */
export const officerGap = z.enum(['officer', 'deputy']);

/** What narrows the register of officers. */
export const servedFilter = {
  /** Part of the firm's name or of the project's. */
  q: z.string().trim().max(60).optional(),
  officer: queryList(z.uuid()),
  gap: queryList(officerGap),
};

/** One page of firms and projects with who serves them today, and how many nobody serves. */
export const listOfficers = defineEndpoint({
  id: 'visits.listOfficers',
  method: 'GET',
  path: '/api/visits/officers',
  permission: 'visits:officers.read',
  query: z.object({ ...servedFilter, ...paging }),
  response: z.object({
    day: plainDate,
    total: z.int(),
    /** Firms and projects without an officer, and without a deputy, under the words only. */
    gaps: z.object({ officer: z.int(), deputy: z.int() }),
    firms: z.array(servedFirm),
  }),
});

/** Exactly the firms and projects that match. */
export const exportOfficers = defineEndpoint({
  id: 'visits.exportOfficers',
  method: 'GET',
  path: '/api/visits/officers/export',
  permission: 'visits:officers.export',
  query: z.object({ ...servedFilter, ...exportQuery }),
  response: z.unknown(),
  produces: 'file',
  errors: [...exportRefusals],
});

/** Everybody of the authority with the firms they serve and how firms rate it. */
export const listOfficerStaff = defineEndpoint({
  id: 'visits.listOfficerStaff',
  method: 'GET',
  path: '/api/visits/officer-staff',
  permission: 'visits:officers.read',
  response: z.object({ day: plainDate, staff: z.array(officerOnStaff) }),
});

/** Who serves a firm and its projects, who did before, and how the firm rates it. */
export const getFirmOfficers = defineEndpoint({
  id: 'visits.getFirmOfficers',
  method: 'GET',
  path: '/api/visits/firms/:firmId/officers',
  permission: 'visits:officers.read',
  params: z.object({ firmId: z.uuid() }),
  response: z.object({
    served: z.array(servedFirm),
    terms: z.array(officerTerm),
    ratings: z.array(officerRating),
  }),
  errors: ['visits.officerFirmUnknown'],
});

/** Which firms an act is for: those named, or all that a filter of the register leaves. */
export const assignedFirms = z.union([
  z.object({ ids: z.array(z.uuid()).min(1).max(500) }),
  z.object({
    industry: z.array(industryDivision).max(50).default([]),
    scale: z.array(firmScale).max(10).default([]),
    /** Only those that nobody serves today. */
    withoutOfficer: z.boolean().default(false),
  }),
]);
export type AssignedFirms = z.output<typeof assignedFirms>;

/** Most firms that one act assigns. */
export const mostAssigned = 20_000;

const assignment = {
  firms: assignedFirms,
  /** Title of a project of the one firm that is named; the firm as a whole without. */
  project: projectTitle.default(''),
  officerId: z.uuid(),
  /** Left out: the deputies stay as they are; null: none. */
  deputyId: z.uuid().nullable().optional(),
  /** First day of the terms; those that stand end before it. */
  day: plainDate,
};
const whenAssigned = [
  'visits.staffUnknown',
  'visits.officerFirmUnknown',
  'visits.officerTwice',
  'visits.officerDayWrong',
  'visits.officerTooMany',
];

/** What an assignment would change; nothing is stored. */
export const previewAssignment = defineEndpoint({
  id: 'visits.previewAssignment',
  method: 'POST',
  path: '/api/visits/officer-assignments/preview',
  permission: 'visits:officers.assign',
  body: z.object(assignment),
  response: z.object({
    firms: z.int(),
    /** Of these how many have the same officer and deputy already. */
    same: z.int(),
    /** Of these how many have another officer until then. */
    replaced: z.int(),
  }),
  journal: 'none',
  errors: whenAssigned,
});

/** Gives firms, or one project, an officer and a deputy from a day on. */
export const assignOfficers = defineEndpoint({
  id: 'visits.assignOfficers',
  method: 'POST',
  path: '/api/visits/officer-assignments',
  permission: 'visits:officers.assign',
  body: z.object(assignment),
  response: z.object({ firms: z.int(), changed: z.int() }),
  errors: [...whenAssigned, 'visits.officerOverlap'],
});

const handOver = { staffId: z.uuid(), toId: z.uuid(), day: plainDate };
const whenHanded = ['visits.staffUnknown', 'visits.officerTwice', 'visits.officerDayWrong'];

/** What handing all places of an officer to another would do; nothing is stored. */
export const previewHandOver = defineEndpoint({
  id: 'visits.previewHandOver',
  method: 'POST',
  path: '/api/visits/officer-hand-overs/preview',
  permission: 'visits:officers.assign',
  body: z.object(handOver),
  response: z.object({ places: z.array(handedPlace) }),
  journal: 'none',
  errors: whenHanded,
});

/** Hands all places of an officer to another from a day on. */
export const handOverFirms = defineEndpoint({
  id: 'visits.handOverFirms',
  method: 'POST',
  path: '/api/visits/officer-hand-overs',
  permission: 'visits:officers.assign',
  body: z.object(handOver),
  response: z.object({ places: z.array(handedPlace) }),
  errors: [...whenHanded, 'visits.officerOverlap'],
});

/** Who serves the caller's firm and its projects, and whether this quarter's rating is given. */
export const listOwnOfficers = defineEndpoint({
  id: 'visits.listOwnOfficers',
  method: 'GET',
  path: '/api/visits/own-officers',
  permission: 'visits:ownOfficers.read',
  /** One of the caller's firms; the one for which the caller acts where none, or another's, is named. */
  query: z.object({ firm: z.uuid().optional() }),
  response: z.object({
    quarter: z.string(),
    served: z.array(z.object({ project: projectTitle, officer: servant.nullable(), deputy: servant.nullable() })),
    /** What the firm said of each officer this quarter. */
    rated: z.array(officerRating),
  }),
  errors: ['visits.noActingFirm'],
});

/** Rates an officer of the caller's firm, once a quarter. */
export const rateOwnOfficer = defineEndpoint({
  id: 'visits.rateOwnOfficer',
  method: 'POST',
  path: '/api/visits/own-officers/ratings',
  permission: 'visits:ownOfficers.rate',
  body: z.object({
    staffId: z.uuid(),
    stars,
    words: z.string().trim().min(1).max(500).optional(),
    /** After this issue of the firm was closed; of the quarter where left out. */
    issueId: z.uuid().optional(),
  }),
  response: z.object({ ratingId: z.uuid() }),
  errors: ['visits.noActingFirm', 'visits.officerNotOwn', 'visits.officerRated', 'visits.issueUnknown'],
});

/** Ratings of one officer without the firms' names: count, non-response, mean from five on. */
export const getOfficerRatings = defineEndpoint({
  id: 'visits.getOfficerRatings',
  method: 'GET',
  path: '/api/visits/officer-staff/:staffId/ratings',
  permission: 'visits:officers.read',
  params: z.object({ staffId: z.uuid() }),
  response: z.object({ summary: ratingSummary }),
  errors: ['visits.staffUnknown'],
});
