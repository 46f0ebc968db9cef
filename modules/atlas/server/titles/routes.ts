import { fileRoute, type Route, route } from '#platform/http/server/route.ts';
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

/** Titles, awards and rankings: published ones, and those that a zone keeps of itself. */
export const titleRoutes: readonly Route[] = [
  route(published.listTitles, listTitles),
  fileRoute(published.exportTitles, exportTitles),
  route(own.listOwnTitles, listOwnTitles),
  fileRoute(own.exportOwnTitles, exportOwnTitles),
  route(own.checkOwnTitle, checkOwnTitle),
  route(own.registerOwnTitle, registerOwnTitle),
  route(own.amendOwnTitle, amendOwnTitle),
  route(own.setTitleCriteria, setTitleCriteria),
  route(own.attachTitleEvidence, attachTitleEvidence),
  route(own.withdrawTitleEvidence, withdrawTitleEvidence),
  route(own.recordTitleResult, recordTitleResult),
];
