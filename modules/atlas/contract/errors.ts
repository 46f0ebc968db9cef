import { defineErrors } from '#platform/errors/contract/errors.ts';

/** What can stop a use-case of the atlas. */
export const errors = defineErrors({
  /** No published zone has this id. */
  'atlas.zoneUnknown': { status: 404, params: ['zoneId'] },
  /** No published project has this id. */
  'atlas.projectUnknown': { status: 404, params: ['projectId'] },
  /** No published practice has this id. */
  'atlas.practiceUnknown': { status: 404, params: ['practiceId'] },
  /** The zone has no place, cluster, alliance or goal with this id. */
  'atlas.ownEntryUnknown': { status: 404, params: [] },
  /** Values of an own entry break a rule; each field says which. */
  'atlas.ownEntryRejected': { status: 422, params: ['count'] },
  /** Another own entry of the same kind has this name. */
  'atlas.ownEntryTaken': { status: 409, params: ['name'] },
  /** No published firm has this id. */
  'atlas.firmUnknown': { status: 404, params: ['publishedId'] },
  /** An office, a group or a role can't stand in a register of firms. */
  'atlas.firmNotAdoptable': { status: 409, params: ['name', 'kind'] },
  /** The zone adopted it before, and that firm still stands. */
  'atlas.firmAdopted': { status: 409, params: ['name'] },
  /** Published facts were never imported into this database. */
  'atlas.neverImported': { status: 404, params: [] },
});
