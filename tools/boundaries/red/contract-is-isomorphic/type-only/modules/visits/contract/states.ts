import type { VisitState } from '../server/plan-visit.ts';

export type Used = VisitState | undefined;
