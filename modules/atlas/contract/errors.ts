import { defineErrors } from '#platform/errors/contract/errors.ts';

/** What can stop a use-case of the atlas. */
export const errors = defineErrors({
  /** No published zone has this id. */
  'atlas.zoneUnknown': { status: 404, params: ['zoneId'] },
  /** No published project has this id. */
  'atlas.projectUnknown': { status: 404, params: ['projectId'] },
  /** Published facts were never imported into this database. */
  'atlas.neverImported': { status: 404, params: [] },
});
