import { visitState } from '../contract/states.ts';

export const used = visitState;
