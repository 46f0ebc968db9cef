import { fileRoute, type Route, route, uploadRoute } from '#platform/http/server/route.ts';
import * as endpoints from '../contract/endpoints.ts';
import { downloadFile } from './download-file.ts';
import { getFilesOverview } from './get-files-overview.ts';
import { listPurposes } from './list-purposes.ts';
import type { FilePurposes } from './purpose.ts';
import { removeFile } from './remove-file.ts';
import { uploadFile } from './upload-file.ts';

/** Endpoints of files, each joined with its use-case. */
export function fileRoutes(purposes: () => FilePurposes): readonly Route[] {
  return [
    route(endpoints.listPurposes, listPurposes(purposes)),
    route(endpoints.getFilesOverview, getFilesOverview),
    uploadRoute(endpoints.uploadFile, uploadFile(purposes)),
    fileRoute(endpoints.downloadFile, downloadFile(purposes)),
    route(endpoints.removeFile, removeFile),
  ];
}
