import { visitState } from '#modules/visits/server/index.ts';

export const used = visitState;
