import { z } from 'zod';
import { plainDate } from '#kernel/calendar/contract/plain-date.ts';
import { queryList } from '#platform/http/contract/query.ts';
import { namedKind, partyNameKind } from './naming.ts';

/** Most hits of one look-up; who needs more narrows the words. */
export const mostHits = 20;

/** What is looked up: part of a name, its pinyin or its initials, or a code from its beginning or its end. */
export const lookUpQuery = z.object({
  q: z.string().trim().max(60),
  /** Kinds of parties that are wanted; all without any. */
  kinds: queryList(namedKind),
  limit: z.coerce.number().int().min(1).max(mostHits).default(mostHits),
});

/** What of a name was met: its characters, its pinyin, initials, characters followed by initials, or a code. */
export const matchedBy = z.enum(['words', 'initials', 'pinyin', 'mixed', 'code']);
export type MatchedBy = z.infer<typeof matchedBy>;

/** A party that was found, and by what. */
export const lookUpHit = z.object({
  /** The party that stands: of a merged one the party that it went into. */
  id: z.uuid(),
  kind: namedKind,
  /** The name that it bears now. */
  name: z.string(),
  /** Credit code or number, when there is one. */
  code: z.string().nullable(),
  /** The name or code that was met, and the part of it (UTF-16 places) that was. */
  matched: z.object({
    name: z.string(),
    kind: partyNameKind,
    by: matchedBy,
    start: z.int(),
    end: z.int(),
    /** Last day of a former name, when known. */
    until: plainDate.nullable(),
  }),
  /** The words met a party that was merged into this one. */
  merged: z.boolean(),
});
export type LookUpHit = z.infer<typeof lookUpHit>;

/** Hits in their order: whole names first, then names that begin so, then the others. */
export const lookUpAnswer = z.object({
  hits: z.array(lookUpHit),
  /** There are more than were asked for. */
  more: z.boolean(),
});
export type LookUpAnswer = z.infer<typeof lookUpAnswer>;
