import { visitState } from './visit.ts';

export const used = visitState;
