import { fileRoute, type Route, route } from '#platform/http/server/route.ts';
import * as endpoints from '../../contract/intake-endpoints.ts';
import { answerNeed, joinNeed, nameNeedFirm, refuseNeed, splitNeed } from './conclude-need.ts';
import { fileOwnNeed, recordNeed } from './file-need.ts';
import { forgetNeedContact } from './forget-contact.ts';
import { exportNeeds, getNeed, listNeeds, listOwnNeeds } from './list-needs.ts';
import { printNeedPoster } from './print-need-poster.ts';

/** What firms file themselves, and what becomes of it. */
export const intakeRoutes: readonly Route[] = [
  route(endpoints.listNeeds, listNeeds),
  fileRoute(endpoints.exportNeeds, exportNeeds),
  fileRoute(endpoints.printNeedPoster, printNeedPoster),
  route(endpoints.getNeed, getNeed),
  route(endpoints.recordNeed, recordNeed),
  route(endpoints.nameNeedFirm, nameNeedFirm),
  route(endpoints.answerNeed, answerNeed),
  route(endpoints.splitNeed, splitNeed),
  route(endpoints.joinNeed, joinNeed),
  route(endpoints.refuseNeed, refuseNeed),
  route(endpoints.forgetNeedContact, forgetNeedContact),
  route(endpoints.listOwnNeeds, listOwnNeeds),
  route(endpoints.fileOwnNeed, fileOwnNeed),
];
