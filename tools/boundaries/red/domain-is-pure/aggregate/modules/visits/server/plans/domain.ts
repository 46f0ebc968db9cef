import { visitState } from '#platform/log/server/log.ts';

export const used = visitState;
