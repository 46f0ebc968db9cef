import { z } from 'zod';

/** Kinds of parties that are found by name; the names of persons are encrypted and never among them. */
export const namedKind = z.enum(['firm', 'institution', 'site', 'parcel']);
export type NamedKind = z.infer<typeof namedKind>;

/**
 * What a name is to its party: the one it bears, one it bore, a short form, its name in English, or a code (credit code,
 * number of a parcel), which is looked up by its beginning and its end.
 */
export const partyNameKind = z.enum(['current', 'former', 'short', 'english', 'code']);
export type PartyNameKind = z.infer<typeof partyNameKind>;
