import { visitState } from '#kernel/calendar/server/index.ts';

export const used = visitState;
