import { visitState } from './absent.ts';

export const used = visitState;
