import { visitState } from './utils.ts';

export const used = visitState;
