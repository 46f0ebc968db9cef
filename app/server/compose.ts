import { type Grants, joinGrants } from '#platform/access/server/grants.ts';
import { authPart } from '#platform/auth/server/index.ts';
import type { SessionRouteOptions } from '#platform/auth/server/routes.ts';
import { backupPart } from '#platform/backup/server/index.ts';
import type { BackupSettings } from '#platform/backup/server/run-backup.ts';
import { configPart } from '#platform/config/server/index.ts';
import { dbPart } from '#platform/db/server/index.ts';
import type { MigrationSource } from '#platform/db/server/migrate.ts';
import { type ErrorRegistry, joinErrors } from '#platform/errors/server/registry.ts';
import { exportsPart } from '#platform/exports/server/part.ts';
import { federationPart } from '#platform/federation/server/index.ts';
import { filesPart } from '#platform/files/server/part.ts';
import { joinPurposes } from '#platform/files/server/purpose.ts';
import { httpPart } from '#platform/http/server/index.ts';
import type { PublicPage, PublicScript } from '#platform/http/server/public/public-page.ts';
import type { Route } from '#platform/http/server/route.ts';
import { openTexts, type Text } from '#platform/i18n/server/texts.ts';
import type { Job } from '#platform/jobs/server/job.ts';
import { journalPart } from '#platform/journal/server/index.ts';
import { keysPart } from '#platform/keys/server/part.ts';
import type { ServerModule } from '#platform/module/server-module.ts';
import { outboundPart } from '#platform/outbound/server/index.ts';
import type { Subscription } from '#platform/outbox/server/subscription.ts';
import { postgresPart } from '#platform/postgres/server/part.ts';
import { sheetsPart } from '#platform/sheets/server/part.ts';
import { viewsPart } from '#platform/views/server/part.ts';
import { cliPart } from './cli-part.ts';
import { closeDayJob } from './day-close.ts';
import { modules } from './modules.ts';

/** Everything that the parts and modules give, joined. */
export interface Composition {
  parts: readonly ServerModule[];
  grants: Grants;
  errors: ErrorRegistry;
  text: Text;
  routes: readonly Route[];
  publicPages: readonly PublicPage[];
  publicScripts: readonly PublicScript[];
  /** Says in which department an account works; at most one part answers. */
  staffPost: ServerModule['staffPost'];
  migrations: readonly MigrationSource[];
  subscriptions: readonly Subscription[];
  jobs: readonly Job[];
}

/** Joins the parts of the platform with the modules; reads no database, so documents can be generated from it. */
export function compose(
  session: () => SessionRouteOptions,
  extra: readonly ServerModule[] = [],
  backups: () => BackupSettings | undefined = () => undefined,
): Composition {
  const plumbing = [
    dbPart,
    journalPart,
    httpPart,
    configPart,
    keysPart,
    postgresPart,
    cliPart,
    authPart(session),
    federationPart(session),
    outboundPart,
    backupPart(backups),
    exportsPart,
    viewsPart,
    filesPart(() => purposes),
    sheetsPart(() => parts),
  ];
  const given = [...plumbing, ...modules, ...extra];
  // Twice, because what a part gives by joining (alarms of figures) may be what another joins (the list of all alarms).
  const joined = joinParts(given, given);
  const parts = joinParts(given, joined);
  const purposes = joinPurposes(parts.flatMap((part) => part.filePurposes ?? []));
  const grants = joinGrants(parts.map((part) => part.permissions));
  const routes = parts.flatMap((part) => part.routes);
  for (const { endpoint } of routes) {
    if (!grants.all.includes(endpoint.permission)) throw new Error(`${endpoint.id} asks for an unknown permission`);
  }
  return {
    parts,
    grants,
    routes,
    errors: joinErrors(parts.map((part) => part.errors)),
    text: openTexts(parts),
    publicPages: parts.flatMap((part) => part.publicPages ?? []),
    publicScripts: parts.flatMap((part) => part.publicScripts ?? []),
    staffPost: parts.find((part) => part.staffPost !== undefined)?.staffPost,
    migrations: parts.flatMap((part) => (part.migrations ? [{ module: part.name, folder: part.migrations }] : [])),
    subscriptions: parts.flatMap((part) => part.subscriptions ?? []),
    jobs: [...parts.flatMap((part) => part.jobs ?? []), closeDayJob],
  };
}

function joinParts(parts: readonly ServerModule[], others: readonly ServerModule[]): readonly ServerModule[] {
  return parts.map((part) => ({ ...part, ...part.joining?.(others) }));
}

/** The composition for readers: its session endpoints cannot be called. */
export function composeForReading(): Composition {
  return compose(() => {
    throw new Error('this composition answers no requests');
  });
}
