import { visitState } from '#kernel/parties/server/find-firm.ts';

export const used = visitState;
