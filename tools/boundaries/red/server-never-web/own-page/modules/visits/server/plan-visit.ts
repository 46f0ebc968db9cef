import { visitState } from '../web/parts/badge.ts';

export const used = visitState;
