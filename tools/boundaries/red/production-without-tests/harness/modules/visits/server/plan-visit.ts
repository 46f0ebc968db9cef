import { visitState } from '#testing/database.ts';

export const used = visitState;
