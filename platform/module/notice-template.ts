import type { ZoneDb } from '#platform/db/server/database.ts';
import type { Platform } from './platform.ts';

/** A notice on its way out of the application. */
export interface OutsideNotice {
  readonly zoneId: string;
  /** What it is about, as the part named it: `{ type: 'visits.issue', id }`. */
  readonly about: { readonly type: string; readonly id: string };
  /** Firm that is told; null where it is a person. */
  readonly firmId: string | null;
  /** The firm, institution or person that is told. */
  readonly partyId: string;
  /** The same for every attempt, way and reminder, so that a repetition makes nothing anew beside what stands. */
  readonly noticeId: string;
}

/** Where somebody without an account reads on. */
export interface OutsideHref {
  /** Path with its secret, for the message alone: it is written nowhere. */
  readonly path: string;
  /** The same path without its secret, for what is kept of the message. */
  readonly shown: string;
}

/**
 * Something that a part tells parties, by kernel/notices. Its texts stand in the part's locale in every language:
 * `notices.<name>.title`, `notices.<name>.body` and `notices.<name>.sms` (for text messages and calls), with `{{params}}`.
 */
export interface NoticeTemplate {
  /** The part leaves its own name out: `issueAssigned` is told as `visits.issueAssigned`. */
  readonly name: string;
  /** Every parameter that the texts may use; never personal fields. */
  readonly params: readonly string[];
  /** Reaches firms on days without work too; quiet hours hold even so. */
  readonly urgent?: boolean;
  /**
   * For firms and persons told by text message or mail: makes the page that they open without signing in, in the transaction of the
   * sending and recorded as an act of the platform. The message ends with it; null where there is none.
   */
  readonly outsideHref?: (tx: ZoneDb, platform: Platform, told: OutsideNotice) => Promise<OutsideHref | null>;
}
