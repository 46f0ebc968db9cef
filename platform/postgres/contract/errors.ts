import { defineErrors } from '#platform/errors/contract/errors.ts';

/** Failures of the embedded PostgreSQL: each stops the start, nothing is lost by it. */
export const errors = defineErrors({
  'postgres.alreadyRunning': { status: 500, params: ['pid', 'address', 'folder'] },
  'postgres.folderInUse': { status: 500, params: ['pid', 'folder'] },
  'postgres.noBinaries': { status: 500, params: ['platform'] },
  'postgres.initFailed': { status: 500, params: ['detail'] },
  'postgres.startFailed': { status: 500, params: ['detail'] },
  'postgres.wrongVersion': { status: 500, params: ['found', 'needed', 'folder'] },
  'postgres.unsafeSocketFolder': { status: 500, params: ['folder'] },
  'postgres.diskFull': { status: 500, params: ['folder'] },
  'postgres.noRights': { status: 500, params: ['folder'] },
  'postgres.foreignData': { status: 500, params: ['folder', 'uid'] },
  'postgres.dataMissing': { status: 500, params: ['folder'] },
  'postgres.keysLost': { status: 500, params: ['file'] },
  'postgres.rootRefused': { status: 500, params: [] },
});
