import type { VisitState } from '#kernel/calendar/server/domain.ts';

export type Used = VisitState | undefined;
