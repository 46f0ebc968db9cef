import type { HtmlEscapedString } from 'hono/utils/html';
import type { z } from 'zod';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { ZoneKey } from '#platform/db/server/zone-key.ts';
import type { Files } from '#platform/files/server/files.ts';
import type { Locale } from '#platform/i18n/contract/locale.ts';
import type { LimitClass } from '#platform/limits/contract/limit-class.ts';
import type { RequestContext } from '../context.ts';
import type { StreamAnswer } from '../route.ts';

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
  /** Files of the installation; only what the page itself has found to belong to its link leaves. */
  readonly files: Files;
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

/** A file in place of a page, given to whoever holds the link that the page has judged; nothing keeps a copy of it on the way. */
export interface PublicFile {
  file: StreamAnswer;
}

/** What somebody sent by the form of a public page. */
export interface PublicSubmission extends PublicRequest {
  /** Single values by field; an object without prototype, line ends as `\n`. */
  readonly form: Readonly<Record<string, string>>;
  /** The form through a schema: its data, or for each field that breaks a rule what to do, in the request's language. */
  check<T extends z.ZodType>(schema: T): { data: z.output<T> } | { errors: Readonly<Record<string, string>> };
  /** The context of a use-case in the zone that the page found out; its actor is a visitor, whoever holds a session. */
  actIn(zone: ZoneRef): RequestContext;
}

/** Leads on to another page of this server, which a browser then reads (303), so that loading it again sends nothing twice. */
export interface PublicRedirect {
  /** Path with query; another origin is a defect. The language that was chosen goes along. */
  redirect: `/${string}`;
}

/** What a form is answered by; `journal: 'none'` where nothing was to be done: a step between, an act that stands already. */
export type SubmissionAnswer = (PublicAnswer | PublicRedirect) & { journal?: 'none' };

/** How the form of a page is taken: a POST to the page's own path. */
export interface PublicSubmit {
  /** `<module>.<verbNoun>`, for journal and metrics; its summary stands in the locale files under `endpoints.<verbNoun>`. */
  readonly id: `${string}.${string}`;
  /** Answers 422 with the page and its errors, or acts; whatever has a status below 400 must have left an entry in the journal. */
  readonly answer: (submission: PublicSubmission) => Promise<SubmissionAnswer>;
}

/** A page for everybody: rendered on the server, read without session, script and cookie. */
export interface PublicPage {
  /** `<module>.<verbNoun>`, for metrics. */
  readonly id: `${string}.${string}`;
  /** Outside `/api`, parameters as `:name`. */
  readonly path: `/${string}`;
  /** How often one address may call it; as a visitor where nothing is said. */
  readonly limit?: LimitClass;
  readonly answer: (request: PublicRequest) => Promise<PublicAnswer | PublicFile>;
  /** Takes the page's form, counted by address in the class `form`. */
  readonly submit?: PublicSubmit;
}

/** A script that public pages load, or that a page starts as a service worker, as it is. */
export interface PublicScript {
  readonly path: `/${string}.js`;
  readonly source: string;
  /** A service worker: may ask this server for pages and files, which other scripts' own policy forbids. */
  readonly worker?: true;
}
