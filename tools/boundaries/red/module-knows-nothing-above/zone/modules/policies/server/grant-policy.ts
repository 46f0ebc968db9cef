import { visitState } from '#zones/shifan/states.ts';

export const used = visitState;
