import { visitState } from './stop-visit.test.ts';

export const used = visitState;
