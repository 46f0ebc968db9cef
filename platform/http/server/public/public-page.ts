import type { HtmlEscapedString } from 'hono/utils/html';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { ZoneKey } from '#platform/db/server/zone-key.ts';
import type { Locale } from '#platform/i18n/contract/locale.ts';
import type { LimitClass } from '#platform/limits/contract/limit-class.ts';

/** Markup made by the template `html` of hono/html, which escapes every value; there is no other way to make it. */
export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

/** What a public page may know of the request: no session, no account. */
export interface PublicRequest {
  readonly params: Readonly<Record<string, string>>;
  /** Single values of the address; one that is given twice is left out. */
  readonly query: Readonly<Record<string, string>>;
  readonly locale: Locale;
  /** Text in the request's language: `module:key`. */
  text(key: string, params?: Record<string, string | number>): string;
  now(): Temporal.Instant;
  /** Rows of one zone, or of none; only what the page itself decides to show leaves. */
  db(zone: ZoneKey): ZoneDb;
}

/** What a public page answers; the frame puts head, zone, language and foot around it. */
export interface PublicAnswer {
  /** 200 where nothing is said. */
  status?: number;
  title: string;
  /** What the page is part of, beside the zone's name: 印件核验. */
  service: string;
  /** Whose page it is; null for that of the whole installation. */
  zone: { name: string; demonstration: boolean } | null;
  body: Markup;
  /** Paths of own scripts; the page works without them. */
  scripts?: readonly string[];
}

/** A page for everybody: rendered on the server, read without session, script and cookie. */
export interface PublicPage {
  /** `<module>.<verbNoun>`, for metrics. */
  readonly id: `${string}.${string}`;
  /** Outside `/api`, parameters as `:name`. */
  readonly path: `/${string}`;
  /** How often one address may call it; as a visitor where nothing is said. */
  readonly limit?: LimitClass;
  readonly answer: (request: PublicRequest) => Promise<PublicAnswer>;
}

/** A script that public pages load, as it is. */
export interface PublicScript {
  readonly path: `/${string}.js`;
  readonly source: string;
}
