import type { PermissionId } from '#platform/access/contract/permissions.ts';

/**
 * A kind of case that a part declares: its lifecycle as data and what the part does when one of them moves. kernel/cases knows the
 * whole shape (`CaseKind` in its front door) and refuses, at the start, one that is not sound.
 */
export interface CaseKindSlot {
  readonly lifecycle: { readonly id: `${string}.${string}` };
  /** Which staff may read cases of the kind; acting is decided by the lifecycle. */
  readonly permission: PermissionId;
}
