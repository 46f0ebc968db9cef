import { fileRoute, type Route, route } from '#platform/http/server/route.ts';
import type { Metric } from '#platform/module/metric.ts';
import * as endpoints from '../contract/endpoints.ts';
import * as own from '../contract/own-entry.ts';
import * as practices from '../contract/practice.ts';
import * as published from '../contract/published-firm.ts';
import { adoptFirm } from './adopt-firm.ts';
import { exportProjects } from './export-projects.ts';
import { exportPublishedFirms } from './export-published-firms.ts';
import { exportZones } from './export-zones.ts';
import { getImport } from './get-import.ts';
import { getProject } from './get-project.ts';
import { getPublishedFirm } from './get-published-firm.ts';
import { getZone } from './get-zone.ts';
import { listAdoptions } from './list-adoptions.ts';
import { listProjects } from './list-projects.ts';
import { listPublishedFirms } from './list-published-firms.ts';
import { listSources } from './list-sources.ts';
import { listZones } from './list-zones.ts';
import { amendOwnEntry, enterOwnEntry, withdrawOwnEntry } from './own-entries/enter-entry.ts';
import { exportOwnEntries } from './own-entries/export-own-entries.ts';
import { getOwnEntry } from './own-entries/get-own-entry.ts';
import { listOwnEntries } from './own-entries/list-own-entries.ts';
import { exportPractices } from './practices/export-practices.ts';
import { getPractice } from './practices/get-practice.ts';
import { listPractices } from './practices/list-practices.ts';
import { titleRoutes } from './titles/routes.ts';

/** Endpoints of the atlas joined with their use-cases, over the metrics of all parts. */
export const atlasRoutes = (metrics: readonly Metric[]): readonly Route[] => [
  route(endpoints.listZones, listZones),
  fileRoute(endpoints.exportZones, exportZones),
  route(endpoints.getZone, getZone),
  route(endpoints.listProjects, listProjects),
  fileRoute(endpoints.exportProjects, exportProjects),
  route(endpoints.getProject, getProject),
  route(endpoints.listSources, listSources),
  route(endpoints.getImport, getImport),
  route(practices.listPractices, listPractices),
  fileRoute(practices.exportPractices, exportPractices),
  route(practices.getPractice, getPractice),
  route(own.listOwnEntries, listOwnEntries),
  fileRoute(own.exportOwnEntries, exportOwnEntries),
  route(own.getOwnEntry, getOwnEntry),
  route(own.enterOwnEntry, enterOwnEntry),
  route(own.amendOwnEntry, amendOwnEntry),
  route(own.withdrawOwnEntry, withdrawOwnEntry),
  route(published.listPublishedFirms, listPublishedFirms),
  fileRoute(published.exportPublishedFirms, exportPublishedFirms),
  route(published.getPublishedFirm, getPublishedFirm),
  route(published.adoptFirm, adoptFirm),
  route(published.listAdoptions, listAdoptions),
  ...titleRoutes(metrics),
];
