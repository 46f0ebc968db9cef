import type { VisitState } from '../store.ts';

export type Used = VisitState | undefined;
