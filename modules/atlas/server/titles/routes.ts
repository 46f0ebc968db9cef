import { fileRoute, type Route, route } from '#platform/http/server/route.ts';
import type { Metric } from '#platform/module/metric.ts';
import * as own from '../../contract/own-title-endpoints.ts';
import * as published from '../../contract/title.ts';
import { attachTitleEvidence, withdrawTitleEvidence } from './attach-evidence.ts';
import { checkOwnTitle } from './check-own-title.ts';
import { exportOwnTitles } from './export-own-titles.ts';
import { exportTitles } from './export-titles.ts';
import { listOwnTitles } from './list-own-titles.ts';
import { listTitles } from './list-titles.ts';
import { recordTitleResult } from './record-result.ts';
import { amendOwnTitle, registerOwnTitle } from './register-own-title.ts';
import { setTitleCriteria } from './set-title-criteria.ts';

/** Titles, awards and rankings: published ones, and those that a zone keeps of itself, proved by metrics of all parts. */
export const titleRoutes = (metrics: readonly Metric[]): readonly Route[] => [
  route(published.listTitles, listTitles),
  fileRoute(published.exportTitles, exportTitles),
  route(own.listOwnTitles, listOwnTitles),
  fileRoute(own.exportOwnTitles, exportOwnTitles),
  route(own.checkOwnTitle, (input, context) => checkOwnTitle(metrics, input, context)),
  route(own.registerOwnTitle, registerOwnTitle),
  route(own.amendOwnTitle, amendOwnTitle),
  route(own.setTitleCriteria, (input, context) => setTitleCriteria(metrics, input, context)),
  route(own.attachTitleEvidence, (input, context) => attachTitleEvidence(metrics, input, context)),
  route(own.withdrawTitleEvidence, (input, context) => withdrawTitleEvidence(metrics, input, context)),
  route(own.recordTitleResult, recordTitleResult),
];
