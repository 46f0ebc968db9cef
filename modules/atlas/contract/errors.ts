import { defineErrors } from '#platform/errors/contract/errors.ts';

/** What can stop a use-case of the atlas. */
export const errors = defineErrors({
  /** No published zone has this id. */
  'atlas.zoneUnknown': { status: 404, params: ['zoneId'] },
  /** No published project has this id. */
  'atlas.projectUnknown': { status: 404, params: ['projectId'] },
  /** No published practice has this id. */
  'atlas.practiceUnknown': { status: 404, params: ['practiceId'] },
  /** No published firm has this id. */
  'atlas.firmUnknown': { status: 404, params: ['publishedId'] },
  /** An office, a group or a role can't stand in a register of firms. */
  'atlas.firmNotAdoptable': { status: 409, params: ['name', 'kind'] },
  /** The zone adopted it before, and that firm still stands. */
  'atlas.firmAdopted': { status: 409, params: ['name'] },
  /** Published facts were never imported into this database. */
  'atlas.neverImported': { status: 404, params: [] },
});
