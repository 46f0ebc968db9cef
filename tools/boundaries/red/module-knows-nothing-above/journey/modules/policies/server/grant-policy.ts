import { visitState } from '#journeys/signing-to-project.ts';

export const used = visitState;
