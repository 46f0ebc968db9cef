import { z } from 'zod';
import { mergeableKind } from './merging.ts';

const merged = z.object({ mergeId: z.uuid(), kind: mergeableKind, survivorId: z.uuid(), loserId: z.uuid() });

/** A party was merged into another of its kind. */
export const partyMerged = { name: 'parties.partyMerged', payload: merged } as const;

/** A merge was undone: both stand again. */
export const partyUnmerged = { name: 'parties.partyUnmerged', payload: merged } as const;
