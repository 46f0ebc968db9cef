import { visitState } from '#app/server/modules.ts';

export const used = visitState;
