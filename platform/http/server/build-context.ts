import type { FastifyRequest } from 'fastify';
import type { Role } from '#platform/access/contract/roles.ts';
import type { Grants } from '#platform/access/server/grants.ts';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import type { CurrentSession } from '#platform/auth/server/sessions.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import type { Locale } from '#platform/i18n/contract/locale.ts';
import type { Text } from '#platform/i18n/server/texts.ts';
import { recordEntry } from '#platform/journal/server/record-entry.ts';
import type { Platform } from '#platform/module/platform.ts';
import type { ServerModule } from '#platform/module/server-module.ts';
import type { RequestContext } from './context.ts';

/** What a context is made from besides its request. */
export interface ContextEnvironment {
  platform: Platform;
  grants: Grants;
  text: Text;
  /** People reach the server by HTTPS: cookies have the names for that. */
  https: boolean;
  /** Says in which department an account works. */
  staffPost?: ServerModule['staffPost'];
  /** Where people reach the server, where that is set; else what the request says. */
  publicOrigin?: string | undefined;
}

/** Entries that a request has left in the journal. */
export interface EntryCount {
  entries: number;
}

/** Who acts, where, and as what the journal names it. */
export interface ActingIn {
  session: CurrentSession | undefined;
  zone: ZoneRef | null;
  locale: Locale;
  endpointId: `${string}.${string}`;
  journal: EntryCount;
}

/** Where people reach the server, as the installation says, or else as the request does. */
export function originOf(
  { publicOrigin, https }: Pick<ContextEnvironment, 'publicOrigin' | 'https'>,
  request: FastifyRequest,
): string {
  return publicOrigin ?? `${https ? 'https' : 'http'}://${request.host}`;
}

/** The context of one act; without a session its actor is a visitor, in the zone that is given. */
export function buildContext(
  environment: ContextEnvironment,
  request: FastifyRequest,
  { session, zone, locale, endpointId, journal }: ActingIn,
): RequestContext {
  const { platform, grants, text, staffPost } = environment;
  const role: Role = session?.account.role ?? 'anonymous';
  const key = zone?.id ?? noZone;
  return {
    zone,
    account: session?.account ?? null,
    session: session ?? null,
    role,
    locale,
    get db() {
      return platform.database.forZone(key);
    },
    transaction: (work) =>
      platform.database.transaction(key, async (tx) => {
        const before = journal.entries;
        const result = await work(tx);
        if (journal.entries === before) throw new Error(`${endpointId} wrote without an entry in the journal`);
        return result;
      }),
    record: async (tx, { zoneId = zone?.id ?? null, accountId: named, role: acted, ...note }) => {
      journal.entries += 1;
      // Whoever knocks at another zone is a visitor there, and nobody acts as what another account may do.
      const accountId = named ?? (zoneId === (zone?.id ?? null) ? session?.account.id : undefined);
      const actor = {
        kind: accountId === undefined ? ('visitor' as const) : ('account' as const),
        accountId: accountId ?? null,
        role: acted ?? (accountId === session?.account.id ? role : 'anonymous'),
      };
      const where = { ip: request.ip, trace: request.id, at: platform.now().toString({ fractionalSecondDigits: 3 }) };
      await recordEntry(tx, { action: endpointId, ...note, ...where, zoneId, actor });
    },
    can: (permission) => grants.allows(role, permission),
    text: (name, params) => text(locale, name, params),
    now: platform.now,
    log: platform.log,
    trace: request.id,
    ip: request.ip,
    origin: originOf(environment, request),
    department: async () => {
      const account = session?.account.id;
      if (account === undefined || staffPost === undefined) return null;
      return (await staffPost(platform.database.forZone(key), account, platform.now()))?.department ?? null;
    },
    keys: platform.keys,
    files: platform.files,
    outbound: platform.outbound,
  };
}
