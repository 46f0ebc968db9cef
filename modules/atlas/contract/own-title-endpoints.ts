import { z } from 'zod';
import { exportRefusals } from '#platform/exports/contract/errors.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { paging, queryInteger, queryList } from '#platform/http/contract/query.ts';
import { exportQuery } from '#platform/sheets/contract/export-format.ts';
import {
  criterionEntry,
  evidenceEntry,
  ownTitle,
  ownTitleEntry,
  recheckLight,
  selfCheck,
  titleResultEntry,
  titleVerdict,
  titleYear,
} from './own-title.ts';
import { titleKind } from './title.ts';

const titleId = z.object({ titleId: z.uuid() });
const reason = z.string().trim().min(2).max(200);
const revision = z.int().min(1);

/** Filter of the zone's own titles; `q` is looked for in name, body and scope. */
export const ownTitleFilter = z.object({
  q: z.string().trim().max(60).optional(),
  kind: queryList(titleKind),
  verdict: queryList(titleVerdict.shape.state),
  recheck: queryList(recheckLight.shape.state),
  sort: z.enum(['recheck', 'name']).default('recheck'),
});

/** One page of the zone's own titles that match, those to be checked first at the top. */
export const listOwnTitles = defineEndpoint({
  id: 'atlas.listOwnTitles',
  method: 'GET',
  path: '/api/atlas/own-titles',
  permission: 'atlas:title.read',
  query: ownTitleFilter.extend(paging),
  response: z.object({ total: z.int(), ready: z.int(), titles: z.array(ownTitle) }),
});

/** Workbook of exactly the own titles that match, a line for each year with a result. */
export const exportOwnTitles = defineEndpoint({
  id: 'atlas.exportOwnTitles',
  method: 'GET',
  path: '/api/atlas/own-titles/export',
  permission: 'atlas:title.export',
  query: ownTitleFilter.extend(exportQuery),
  response: z.unknown(),
  produces: 'file',
  errors: [...exportRefusals],
});

/** The self-check of a title: its criteria in a year (the latest, when none is named) and what proves or lacks each. */
export const checkOwnTitle = defineEndpoint({
  id: 'atlas.checkOwnTitle',
  method: 'GET',
  path: '/api/atlas/own-titles/:titleId',
  permission: 'atlas:title.read',
  params: titleId,
  query: z.object({ year: queryInteger(1980, 2100).optional() }),
  response: selfCheck,
  errors: ['atlas.titleUnknown'],
});

/** Enters a title that the zone holds, seeks or has lost. */
export const registerOwnTitle = defineEndpoint({
  id: 'atlas.registerOwnTitle',
  method: 'POST',
  path: '/api/atlas/own-titles',
  permission: 'atlas:title.edit',
  body: ownTitleEntry,
  response: ownTitle,
  errors: ['atlas.titleTaken'],
});

/** Amends what is told of a title, for a reason. */
export const amendOwnTitle = defineEndpoint({
  id: 'atlas.amendOwnTitle',
  method: 'PUT',
  path: '/api/atlas/own-titles/:titleId',
  permission: 'atlas:title.edit',
  params: titleId,
  body: ownTitleEntry.extend({ revision, reason }),
  response: ownTitle,
  errors: ['atlas.titleUnknown', 'atlas.titleTaken', 'atlas.titleChanged', 'atlas.titleUnchanged'],
});

/** Sets the criteria of a year in their order; what is left out no longer applies and keeps its evidence. */
export const setTitleCriteria = defineEndpoint({
  id: 'atlas.setTitleCriteria',
  method: 'PUT',
  path: '/api/atlas/own-titles/:titleId/criteria/:year',
  permission: 'atlas:title.edit',
  params: titleId.extend({ year: queryInteger(1980, 2100) }),
  body: z.object({ criteria: z.array(criterionEntry).min(1).max(60), revision }),
  response: selfCheck,
  errors: ['atlas.titleUnknown', 'atlas.titleChanged', 'atlas.criterionUnknown', 'atlas.titleUnchanged'],
});

/** Attaches a file, a figure, a record or words to a criterion; the value of a metric is taken at this moment. */
export const attachTitleEvidence = defineEndpoint({
  id: 'atlas.attachTitleEvidence',
  method: 'POST',
  path: '/api/atlas/own-titles/:titleId/criteria/:criterionId/evidence',
  permission: 'atlas:title.edit',
  params: titleId.extend({ criterionId: z.uuid() }),
  // Beside a named body the union stays closed: each kind takes its own fields only.
  body: z.object({ evidence: evidenceEntry }),
  response: selfCheck,
  errors: [
    'atlas.titleUnknown',
    'atlas.criterionUnknown',
    'atlas.evidenceUnfit',
    'atlas.metricUnknown',
    'atlas.metricWithoutValue',
    'files.notAttachable',
  ],
});

/** Withdraws a piece of evidence; it stays to be read. */
export const withdrawTitleEvidence = defineEndpoint({
  id: 'atlas.withdrawTitleEvidence',
  method: 'POST',
  path: '/api/atlas/own-titles/:titleId/evidence/:evidenceId/withdrawal',
  permission: 'atlas:title.edit',
  params: titleId.extend({ evidenceId: z.uuid() }),
  body: z.object({ reason }),
  response: selfCheck,
  errors: ['atlas.titleUnknown', 'atlas.evidenceUnknown'],
});

/** Records the outcome of a year; to correct one that stands, it is named in `replaces`. */
export const recordTitleResult = defineEndpoint({
  id: 'atlas.recordTitleResult',
  method: 'POST',
  path: '/api/atlas/own-titles/:titleId/results',
  permission: 'atlas:title.edit',
  params: titleId,
  body: z.object({
    result: titleResultEntry,
    replaces: z.uuid().nullable().default(null),
    reason: reason.optional(),
  }),
  response: z.object({ title: ownTitle, year: titleYear }),
  errors: ['atlas.titleUnknown', 'atlas.resultStands', 'atlas.resultUnchanged'],
});
