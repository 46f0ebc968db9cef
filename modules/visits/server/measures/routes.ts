import { fileRoute, type Route, route } from '#platform/http/server/route.ts';
import * as endpoints from '../../contract/measure-endpoints.ts';
import { actOnMeasure } from './act-on-measure.ts';
import { amendDocument, enterDocument } from './enter-document.ts';
import { amendMeasure, enterMeasure } from './enter-measure.ts';
import { getMeasure } from './get-measure.ts';
import { joinIssues, undoJoin } from './join-issues.ts';
import { getDocument, listDocuments } from './list-documents.ts';
import { exportMeasures, listMeasures } from './list-measures.ts';
import { printDocument } from './print-document.ts';
import { publishDocument } from './publish-document.ts';

/** Documents of measures, measures, and issues under them. */
export const measureRoutes: readonly Route[] = [
  route(endpoints.listMeasureDocuments, listDocuments),
  route(endpoints.getMeasureDocument, getDocument),
  route(endpoints.enterMeasureDocument, enterDocument),
  route(endpoints.amendMeasureDocument, amendDocument),
  route(endpoints.publishMeasureDocument, publishDocument),
  fileRoute(endpoints.printMeasureDocument, printDocument),
  route(endpoints.listMeasures, listMeasures),
  fileRoute(endpoints.exportMeasures, exportMeasures),
  route(endpoints.getMeasure, getMeasure),
  route(endpoints.enterMeasure, enterMeasure),
  route(endpoints.amendMeasure, amendMeasure),
  route(endpoints.actOnMeasure, actOnMeasure),
  route(endpoints.joinIssues, joinIssues),
  route(endpoints.undoJoin, undoJoin),
];
