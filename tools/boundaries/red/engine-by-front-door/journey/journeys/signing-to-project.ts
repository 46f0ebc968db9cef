import { visitState } from '#kernel/parties/server/store.ts';

export const used = visitState;
