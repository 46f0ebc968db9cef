import { fileRoute, type Route, route } from '#platform/http/server/route.ts';
import type { Metric } from '#platform/module/metric.ts';
import * as endpoints from '../contract/endpoints.ts';
import { getFigures } from './get-figures.ts';
import { getMetric } from './get-metric.ts';
import { exportDefinitions, listDefinitions } from './list-definitions.ts';
import { listSources } from './list-sources.ts';
import { comparePublished, exportPublished, listPublished } from './published/list-published.ts';
import { fileReport } from './reports/file-report.ts';
import { exportReports, listReports } from './reports/list-reports.ts';
import { reverseReport } from './reports/reverse-report.ts';

/** Figures of the metrics that the parts give. */
export function indicatorRoutes(metrics: readonly Metric[]): readonly Route[] {
  return [
    route(endpoints.getFigures, (input, context) => getFigures(metrics, input, context)),
    route(endpoints.getMetric, (input, context) => getMetric(metrics, input, context)),
    route(endpoints.listDefinitions, (input, context) => listDefinitions(metrics, input, context)),
    fileRoute(endpoints.exportDefinitions, (input, context) => exportDefinitions(metrics, input, context)),
    route(endpoints.listSources, (_input, context) => listSources(metrics, context)),
    route(endpoints.listReports, (input, context) => listReports(metrics, input, context)),
    fileRoute(endpoints.exportReports, (input, context) => exportReports(metrics, input, context)),
    route(endpoints.fileReport, (input, context) => fileReport(metrics, input, context)),
    route(endpoints.reverseReport, (input, context) => reverseReport(metrics, input, context)),
    route(endpoints.listPublished, listPublished),
    fileRoute(endpoints.exportPublished, exportPublished),
    route(endpoints.comparePublished, comparePublished),
  ];
}
