import { visitState } from '#kernel/parties/contract/firm.ts';

export const used = visitState;
