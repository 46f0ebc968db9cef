import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { exportRefusals } from '#platform/exports/contract/errors.ts';
import { fileView } from '#platform/files/contract/file-view.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { paging, queryList } from '#platform/http/contract/query.ts';
import { exportQuery } from '#platform/sheets/contract/export-format.ts';
import {
  documentNumber,
  dueLight,
  measure,
  measureActKind,
  measureAspect,
  measureDocument,
  measureState,
  measureSummary,
} from './measure.ts';

const facet = z.object({ value: z.string(), label: z.string(), count: z.int() });
const reason = z.string().trim().min(2).max(500);
const documentId = z.object({ documentId: z.uuid() });
const measureId = z.object({ measureId: z.uuid() });
const aspectTitle = z.string().trim().min(1).max(200);

/** What the file of a document's original is sent for. */
export const sourcePurpose = 'visits.measureSource';

/** What an officer says of a document; aspects in their order, known ones by id. */
export const documentFields = z.object({
  number: documentNumber,
  title: z.string().trim().min(2).max(200),
  issuedOn: plainDate,
  source: z.string().trim().min(2).max(500).optional(),
  aspects: z
    .array(z.object({ id: z.uuid().optional(), title: aspectTitle }))
    .max(100)
    .default([]),
  /** Files of the original, sent for {@link sourcePurpose}; they come beside those that are there. */
  fileIds: z.array(z.uuid()).max(5).default([]),
});

/** What an officer says of a measure. */
export const measureFields = z.object({
  aspectId: z.uuid().nullable().default(null),
  title: z.string().trim().min(2).max(300),
  content: z.string().trim().min(1).max(2000).optional(),
  leadDepartmentId: z.uuid(),
  cooperatingIds: z.array(z.uuid()).max(20).default([]),
  dueOn: plainDate,
});

/** Documents of the zone, the newest first, with how far their measures are. */
export const listMeasureDocuments = defineEndpoint({
  id: 'visits.listMeasureDocuments',
  method: 'GET',
  path: '/api/visits/measure-documents',
  permission: 'visits:measure.read',
  response: z.object({ documents: z.array(measureDocument) }),
});

/** One document with its aspects and the files of its original. */
export const getMeasureDocument = defineEndpoint({
  id: 'visits.getMeasureDocument',
  method: 'GET',
  path: '/api/visits/measure-documents/:documentId',
  permission: 'visits:measure.read',
  params: documentId,
  response: measureDocument.extend({ aspects: z.array(measureAspect), files: z.array(fileView) }),
  errors: ['visits.measureDocumentUnknown'],
});

/** Enters a document with its aspects. */
export const enterMeasureDocument = defineEndpoint({
  id: 'visits.enterMeasureDocument',
  method: 'POST',
  path: '/api/visits/measure-documents',
  permission: 'visits:measure.edit',
  body: documentFields,
  response: z.object({ id: z.uuid() }),
  errors: ['visits.measureDocumentTaken', 'visits.measureAspectUnknown', 'files.notAttachable'],
});

/** Amends a document; aspects that are left out stay, behind the others. */
export const amendMeasureDocument = defineEndpoint({
  id: 'visits.amendMeasureDocument',
  method: 'PUT',
  path: '/api/visits/measure-documents/:documentId',
  permission: 'visits:measure.edit',
  params: documentId,
  body: documentFields.extend({ reason }),
  response: z.object({ id: z.uuid() }),
  errors: [
    ...['visits.measureDocumentUnknown', 'visits.measureDocumentTaken', 'visits.measureAspectUnknown'],
    'files.notAttachable',
  ],
});

/** Opens the document's progress to everybody, or closes it again with a reason. */
export const publishMeasureDocument = defineEndpoint({
  id: 'visits.publishMeasureDocument',
  method: 'POST',
  path: '/api/visits/measure-documents/:documentId/publication',
  permission: 'visits:measure.publish',
  params: documentId,
  body: z.object({ published: z.boolean(), reason: reason.optional() }),
  response: z.object({ publishedAt: z.string().nullable() }),
  errors: ['visits.measureDocumentUnknown', 'visits.measureReasonNeeded', 'visits.measureChanged'],
});

/** The document's progress on A4, with the code by which anybody can verify it. */
export const printMeasureDocument = defineEndpoint({
  id: 'visits.printMeasureDocument',
  method: 'GET',
  path: '/api/visits/measure-documents/:documentId/print',
  permission: 'visits:measure.read',
  params: documentId,
  response: z.unknown(),
  produces: 'file',
  errors: ['visits.measureDocumentUnknown', ...exportRefusals],
});

/** What narrows the register of measures. */
export const measureFilter = z.object({
  q: z.string().trim().max(60).optional(),
  document: queryList(z.uuid()),
  aspect: queryList(z.uuid()),
  /** Departments that lead it. */
  department: queryList(z.uuid()),
  state: queryList(measureState),
  light: queryList(dueLight),
  sort: z.enum(['position', 'dueOn', '-dueOn', '-issues']).default('position'),
});

/** Measures that match, with counts by what the filter can take. */
export const listMeasures = defineEndpoint({
  id: 'visits.listMeasures',
  method: 'GET',
  path: '/api/visits/measures',
  permission: 'visits:measure.read',
  query: measureFilter.extend(paging),
  response: z.object({
    total: z.int(),
    measures: z.array(measureSummary),
    facets: z.object({
      document: z.array(facet),
      department: z.array(facet),
      state: z.array(facet),
      light: z.array(facet),
    }),
  }),
});

/** Exactly the measures that match, as a file. */
export const exportMeasures = defineEndpoint({
  id: 'visits.exportMeasures',
  method: 'GET',
  path: '/api/visits/measures/export',
  permission: 'visits:measure.read',
  query: measureFilter.extend(exportQuery),
  response: z.never(),
  produces: 'file',
  errors: exportRefusals,
});

/** One measure with its acts and the issues joined under it. */
export const getMeasure = defineEndpoint({
  id: 'visits.getMeasure',
  method: 'GET',
  path: '/api/visits/measures/:measureId',
  permission: 'visits:measure.read',
  params: measureId,
  response: measure,
  errors: ['visits.measureUnknown'],
});

const writing = ['visits.measureTaken', 'visits.measureAspectUnknown', 'visits.measureDepartmentUnknown'];

/** Enters a measure at the end of its document. */
export const enterMeasure = defineEndpoint({
  id: 'visits.enterMeasure',
  method: 'POST',
  path: '/api/visits/measure-documents/:documentId/measures',
  permission: 'visits:measure.edit',
  params: documentId,
  body: measureFields,
  response: z.object({ id: z.uuid() }),
  errors: ['visits.measureDocumentUnknown', ...writing],
});

/** Amends a measure with a reason; what stood before is kept in the act. */
export const amendMeasure = defineEndpoint({
  id: 'visits.amendMeasure',
  method: 'PUT',
  path: '/api/visits/measures/:measureId',
  permission: 'visits:measure.edit',
  params: measureId,
  body: measureFields.extend({ reason, seen: z.int().min(0) }),
  response: z.object({ id: z.uuid() }),
  errors: ['visits.measureUnknown', 'visits.measureChanged', 'visits.measureActRefused', ...writing],
});

/** Acts on a measure as staff of its departments; once it is done the firms of joined issues are told. */
export const actOnMeasure = defineEndpoint({
  id: 'visits.actOnMeasure',
  method: 'POST',
  path: '/api/visits/measures/:measureId/acts',
  permission: 'visits:measure.act',
  params: measureId,
  body: z.object({
    kind: measureActKind.exclude(['amend']),
    text: z.string().trim().min(2).max(2000).optional(),
    fileIds: z.array(z.uuid()).max(20).default([]),
    seen: z.int().min(0),
  }),
  response: z.object({ id: z.uuid(), state: measureState, told: z.int() }),
  errors: [
    'visits.measureUnknown',
    'visits.measureChanged',
    'visits.measureActRefused',
    'visits.measureEvidenceNeeded',
    'visits.measureReasonNeeded',
    'visits.measureOfOthers',
    'files.notAttachable',
  ],
});

/** Joins issues under a measure 制度性解决. */
export const joinIssues = defineEndpoint({
  id: 'visits.joinIssues',
  method: 'POST',
  path: '/api/visits/measures/:measureId/issues',
  permission: 'visits:measure.join',
  params: measureId,
  body: z.object({ caseIds: z.array(z.uuid()).min(1).max(500) }),
  response: z.object({ joined: z.int() }),
  errors: ['visits.measureUnknown', 'visits.measureClosed', 'visits.issuesUnknown', 'visits.issuesJoined'],
});

/** Takes a join back, with the reason; it stays readable. */
export const undoJoin = defineEndpoint({
  id: 'visits.undoJoin',
  method: 'POST',
  path: '/api/visits/measure-issues/:joinId/undoing',
  permission: 'visits:measure.join',
  params: z.object({ joinId: z.uuid() }),
  body: z.object({ reason }),
  response: z.object({ id: z.uuid() }),
  errors: ['visits.joinedIssueUnknown', 'visits.joinUndone'],
});
