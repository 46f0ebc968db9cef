import type { Composition } from '#app/server/compose.ts';
import type { Role } from '#platform/access/contract/roles.ts';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import { listZones } from '#platform/auth/server/store.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { recordEntry } from '#platform/journal/server/record-entry.ts';
import type { Platform } from '#platform/module/platform.ts';
import type { CliEnvironment } from '../environment.ts';

/** The zone with this code; a wrong one is answered with those that there are. */
export async function requireZone(platform: Platform, code: string): Promise<ZoneRef> {
  const zones = await listZones(platform.database.forZone(noZone));
  const zone = zones.find((one) => one.code === code);
  if (zone) return zone;
  throw new AppError('cli.unknownZone', { zone: code, known: zones.map((one) => one.code).join(', ') });
}

/** In whose name a command acts, and what the journal calls it. */
export interface Acting {
  composition: Composition;
  zone: ZoneRef | null;
  action: `${string}.${string}`;
  role: Role;
  /** Whose work it is; nobody's when left out. */
  account?: NonNullable<RequestContext['account']>;
}

/** What a use-case is given by a command instead of a request. */
export function commandContext(
  platform: Platform,
  { composition, zone, action, role, account }: Acting,
  cli: CliEnvironment,
): RequestContext {
  const { grants, text } = composition;
  const key = zone?.id ?? noZone;
  return {
    zone,
    account: account ?? null,
    role,
    locale: cli.output.locale,
    db: platform.database.forZone(key),
    transaction: (work) => platform.database.transaction(key, work),
    can: (permission) => grants.allows(role, permission),
    text: (name, params) => text(cli.output.locale, name, params),
    now: platform.now,
    log: platform.log,
    record: async (tx, { zoneId = zone?.id ?? null, accountId: _nobody, role: _none, ...note }) => {
      const at = platform.now().toString({ fractionalSecondDigits: 3 });
      // Nobody signed in: the account that is named stands in what is written, not as the one who acted.
      const actor = { kind: 'command' as const, accountId: null, role };
      await recordEntry(tx, { action, ...note, at, zoneId, actor, ip: null, trace: null });
    },
    keys: platform.keys,
    files: platform.files,
    outbound: platform.outbound,
    trace: 'cli',
    ip: '',
  };
}
