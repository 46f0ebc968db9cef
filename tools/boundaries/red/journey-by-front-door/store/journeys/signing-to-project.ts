import { visitState } from '#modules/visits/server/store.ts';

export const used = visitState;
