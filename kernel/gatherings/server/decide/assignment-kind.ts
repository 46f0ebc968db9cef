import { defineCaseKind } from '#kernel/cases/server/index.ts';
import { assignmentLifecycle } from '../../contract/assignment.ts';

/** Assignments of what gatherings decided, as kernel/cases runs them. */
export const assignmentKind = defineCaseKind({ lifecycle: assignmentLifecycle, permission: 'gatherings:read' });
