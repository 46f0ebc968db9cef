import type { VisitState } from '#modules/visits/contract/states.ts';

export type Used = VisitState | undefined;
