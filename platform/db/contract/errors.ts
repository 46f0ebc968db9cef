import { defineErrors } from '#platform/errors/contract/errors.ts';

/** Failures of reaching and preparing the database. */
export const errors = defineErrors({
  'db.migrationUnknown': { status: 500, params: ['migration'] },
  'db.migrationChanged': { status: 500, params: ['migration'] },
  'db.rolesMissing': { status: 500, params: ['roles'] },
  'db.roleRefused': { status: 500, params: ['role'] },
  'db.roleUnsafe': { status: 500, params: ['role'] },
  'db.unreachable': { status: 503, params: ['detail'] },
  'db.versionUnsupported': { status: 500, params: ['version'] },
  'db.poolerRefused': { status: 500, params: [] },
  'db.poolerDropsSettings': { status: 500, params: ['detail'] },
});
