import { defineErrors } from '#platform/errors/contract/errors.ts';

/** Failures of the embedded PostgreSQL. */
export const errors = defineErrors({
  'postgres.alreadyRunning': { status: 500, params: ['pid', 'address', 'folder'] },
  'postgres.noBinaries': { status: 500, params: ['platform'] },
  'postgres.initFailed': { status: 500, params: ['detail'] },
  'postgres.startFailed': { status: 500, params: ['detail'] },
  'postgres.wrongVersion': { status: 500, params: ['found', 'needed', 'folder'] },
  'postgres.unsafeSocketFolder': { status: 500, params: ['folder'] },
});
