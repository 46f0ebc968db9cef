import type { VisitState } from '#platform/http/server/context.ts';

export type Used = VisitState | undefined;
