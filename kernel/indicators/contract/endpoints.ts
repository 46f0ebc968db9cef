import { z } from 'zod';
import { exportRefusals } from '#platform/exports/contract/errors.ts';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { paging, queryList } from '#platform/http/contract/query.ts';
import { exportQuery } from '#platform/sheets/contract/export-format.ts';
import { metricDefinition, metricFigure, metricId } from './metric-figure.ts';
import { comparison, publishedValue } from './published.ts';
import { newReport, report, reportStatus } from './report.ts';

const words = z.string().trim().max(60).optional();
const facet = z.object({ value: z.string(), label: z.string(), count: z.number().int() });

const definitionFilter = z.object({ q: words, part: queryList(z.string().max(40)) });

/** Metrics that the caller may see, with their definitions. */
export const listDefinitions = defineEndpoint({
  id: 'indicators.listDefinitions',
  method: 'GET',
  path: '/api/indicators/definitions',
  permission: 'indicators:read',
  query: definitionFilter.extend(paging),
  response: z.object({
    total: z.number().int(),
    definitions: z.array(metricDefinition),
    facets: z.object({ part: z.array(facet) }),
  }),
});

/** Register of the definitions that match, as a file. */
export const exportDefinitions = defineEndpoint({
  id: 'indicators.exportDefinitions',
  method: 'GET',
  path: '/api/indicators/definitions/export',
  permission: 'indicators:read',
  query: definitionFilter.extend(exportQuery),
  response: z.never(),
  produces: 'file',
  errors: exportRefusals,
});

/** One metric with its definitions and its figure. */
export const getMetric = defineEndpoint({
  id: 'indicators.getMetric',
  method: 'GET',
  path: '/api/indicators/metrics/:metric',
  permission: 'indicators:read',
  params: z.object({ metric: metricId }),
  response: z.object({ definition: metricDefinition, figure: metricFigure }),
  errors: ['indicators.metricUnknown'],
});

/** Figures by metric, at most 50; those unknown or not for the caller's eyes are left out alike. */
export const getFigures = defineEndpoint({
  id: 'indicators.getFigures',
  method: 'GET',
  path: '/api/indicators/figures',
  permission: 'indicators:read',
  query: z.object({ metric: queryList(metricId) }),
  response: z.object({ figures: z.array(metricFigure) }),
});

/** Sources behind the figures: how far each reaches, and which is behind. */
export const listSources = defineEndpoint({
  id: 'indicators.listSources',
  method: 'GET',
  path: '/api/indicators/sources',
  permission: 'indicators:read',
  response: z.object({
    sources: z.array(
      z.object({
        part: z.string(),
        name: z.string(),
        metrics: z.array(z.object({ metric: metricId, name: z.string() })),
        dataUntil: z.string().nullable(),
        checkedAt: z.string().nullable(),
        stale: metricFigure.shape.stale,
      }),
    ),
  }),
});

/** Filter of the reports behind the figures that are reported and not counted. */
export const reportFilter = z.object({
  q: words,
  metric: queryList(metricId),
  status: queryList(reportStatus),
  /** One month or year, or a span of months `2026-01/2026-09`. */
  period: z
    .string()
    .regex(/^\d{4}(-\d{2}(\/\d{4}-\d{2})?)?$/)
    .optional(),
  part: queryList(z.string().max(40)),
  state: queryList(report.shape.state),
  sort: z.enum(['-period', 'period', '-value', 'value', '-reportedAt']).default('-period'),
});

/** Reports that match, with the exact sum of those that stand where they share a unit. */
export const listReports = defineEndpoint({
  id: 'indicators.listReports',
  method: 'GET',
  path: '/api/indicators/reports',
  permission: 'indicators:read',
  query: reportFilter.extend(paging),
  response: z.object({
    total: z.number().int(),
    sum: z.object({ value: z.string(), unit: z.string(), rows: z.number().int() }).nullable(),
    reports: z.array(report),
    facets: z.object({ metric: z.array(facet), status: z.array(facet), part: z.array(facet), state: z.array(facet) }),
    /** Metrics that are reported, for the form. */
    reported: z.array(z.object({ metric: metricId, name: z.string(), unit: z.string(), parts: z.array(z.string()) })),
  }),
});

/** Exactly the reports that match, as a file. */
export const exportReports = defineEndpoint({
  id: 'indicators.exportReports',
  method: 'GET',
  path: '/api/indicators/reports/export',
  permission: 'indicators:read',
  query: reportFilter.extend(exportQuery),
  response: z.never(),
  produces: 'file',
  errors: exportRefusals,
});

/** Reports one value; one that stands is corrected, and kept as superseded. */
export const fileReport = defineEndpoint({
  id: 'indicators.fileReport',
  method: 'POST',
  path: '/api/indicators/reports',
  permission: 'indicators:report',
  body: newReport,
  response: z.object({ id: z.uuid(), revision: z.number().int() }),
  errors: [
    'indicators.metricUnknown',
    'indicators.notReported',
    'indicators.periodWrong',
    'indicators.periodAhead',
    'indicators.tooManyDecimals',
    'indicators.reasonNeeded',
    'indicators.partUnknown',
    'indicators.countsTwice',
  ],
});

/** Takes a report back: it stays in the register and counts no more. */
export const reverseReport = defineEndpoint({
  id: 'indicators.reverseReport',
  method: 'POST',
  path: '/api/indicators/reports/:id/reversal',
  permission: 'indicators:report',
  params: z.object({ id: z.uuid() }),
  body: z.object({ reason: z.string().trim().min(2).max(500) }),
  response: z.object({ id: z.uuid() }),
  errors: ['indicators.reportUnknown', 'indicators.reportChanged'],
});

/** Filter of the figures that real zones have published. */
export const publishedFilter = z.object({
  q: words,
  zone: queryList(z.string().max(60)),
  indicator: queryList(z.string().max(80)),
  unit: queryList(z.string().max(40)),
  status: queryList(z.string().max(20)),
  sort: z.enum(['row', 'zone', 'indicator', '-value']).default('row'),
});

/** Published figures that match. */
export const listPublished = defineEndpoint({
  id: 'indicators.listPublished',
  method: 'GET',
  path: '/api/indicators/published',
  permission: 'indicators:published',
  query: publishedFilter.extend(paging),
  response: z.object({
    total: z.number().int(),
    values: z.array(publishedValue),
    facets: z.object({
      zone: z.array(facet),
      indicator: z.array(facet),
      unit: z.array(facet),
      status: z.array(facet),
    }),
  }),
});

/** Exactly the published figures that match, as a file. */
export const exportPublished = defineEndpoint({
  id: 'indicators.exportPublished',
  method: 'GET',
  path: '/api/indicators/published/export',
  permission: 'indicators:read',
  query: publishedFilter.extend(exportQuery),
  response: z.never(),
  produces: 'file',
  errors: exportRefusals,
});

/** Zones side by side by one indicator: only figures of the same definition share a group, and what differs is named. */
export const comparePublished = defineEndpoint({
  id: 'indicators.comparePublished',
  method: 'GET',
  path: '/api/indicators/published/compare',
  permission: 'indicators:published',
  query: z.object({ indicator: z.string().max(80), zone: queryList(z.string().max(60)) }),
  response: comparison,
  errors: ['indicators.metricUnknown'],
});
