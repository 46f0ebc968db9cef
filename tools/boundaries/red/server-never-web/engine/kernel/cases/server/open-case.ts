import { visitState } from '#ui/format/date.ts';

export const used = visitState;
