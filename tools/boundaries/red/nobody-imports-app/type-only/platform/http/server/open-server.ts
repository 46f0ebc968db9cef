import type { VisitState } from '#app/cli/options.ts';

export type Used = VisitState | undefined;
