import { fileRoute, type Route, route, uploadRoute } from '#platform/http/server/route.ts';
import * as endpoints from '../contract/endpoints.ts';
import { commitDraft } from './imports/commit-draft.ts';
import { getRest } from './imports/get-rest.ts';
import { getTemplate } from './imports/get-template.ts';
import type { Imports } from './imports/imports.ts';
import { listDraftRows } from './imports/list-rows.ts';
import { mapDraft } from './imports/map-draft.ts';
import { getBatch, listBatches } from './imports/read-batches.ts';
import { discardDraft, getDraft, listDrafts, listRegisters } from './imports/read-drafts.ts';
import { repairDraft, undoRepair } from './imports/repair-draft.ts';
import { sendSheet } from './imports/send-sheet.ts';
import { previewUndo, undoBatch } from './imports/undo-batch.ts';

/** Endpoints of sheets on their way in, each joined with its use-case. */
export function importRoutes(imports: Imports): readonly Route[] {
  return [
    route(endpoints.listRegisters, listRegisters(imports)),
    fileRoute(endpoints.getTemplate, getTemplate(imports)),
    uploadRoute(endpoints.sendSheet, sendSheet(imports)),
    route(endpoints.listDrafts, listDrafts(imports)),
    route(endpoints.getDraft, getDraft(imports)),
    route(endpoints.mapDraft, mapDraft(imports)),
    route(endpoints.listDraftRows, listDraftRows(imports)),
    route(endpoints.repairDraft, repairDraft(imports)),
    route(endpoints.undoRepair, undoRepair(imports)),
    fileRoute(endpoints.getRest, getRest(imports)),
    route(endpoints.discardDraft, discardDraft(imports)),
    route(endpoints.commitDraft, commitDraft(imports)),
    route(endpoints.listBatches, listBatches(imports)),
    route(endpoints.getBatch, getBatch(imports)),
    route(endpoints.previewUndo, previewUndo(imports)),
    route(endpoints.undoBatch, undoBatch(imports)),
  ];
}
