import { visitState } from '../model/visit.ts';

export const used = visitState;
