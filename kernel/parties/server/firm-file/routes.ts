import { fileRoute, type Route, route } from '#platform/http/server/route.ts';
import { exportFirmExtract as extractEndpoint } from '../../contract/firm-extract.ts';
import * as file from '../../contract/firm-file.ts';
import * as status from '../../contract/firm-status.ts';
import { changeFirmStatus, listFirmStatuses, voidFirmStatus } from './change-status.ts';
import { decideCorrection, requestCorrection } from './decide-correction.ts';
import { getFirmFile, getOwnFirm, listCorrections } from './get-firm-file.ts';
import { listFirmFiles } from './list-firm-files.ts';
import { exportFirmExtract } from './print-extract.ts';

/** A firm's file, its states, and what it says of its own entry. */
export const firmFileRoutes: readonly Route[] = [
  route(file.getFirmFile, getFirmFile),
  route(file.listFirmFiles, listFirmFiles),
  fileRoute(extractEndpoint, exportFirmExtract),
  route(file.listCorrections, listCorrections),
  route(file.decideCorrection, decideCorrection),
  route(file.getOwnFirm, getOwnFirm),
  route(file.requestCorrection, requestCorrection),
  route(status.listFirmStatuses, listFirmStatuses),
  route(status.changeFirmStatus, changeFirmStatus),
  route(status.voidFirmStatus, voidFirmStatus),
];
