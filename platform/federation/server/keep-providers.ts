import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { Keys } from '#platform/keys/server/keys.ts';
import type { ProviderSettings } from '../contract/provider.ts';
import { secretOf } from './external-sign-in.ts';
import { addStored, findStored, type StoredProvider, saveStored } from './store.ts';

/** What the security administrator typed. */
export interface TypedProvider {
  name: string;
  enabled: boolean;
  admitsOfficers: boolean;
  settings: ProviderSettings;
  secret?: string | undefined;
}

/** Adds a provider; its secret is stored sealed. */
export async function addProvider(
  context: RequestContext,
  typed: TypedProvider & { secret: string },
): Promise<StoredProvider> {
  const { zone } = context;
  if (zone === null) throw new AppError('http.signInNeeded');
  const { secret, ...rest } = typed;
  const key = { zoneId: zone.id, id: randomUUIDv7() };
  const provider = {
    ...rest,
    ...key,
    sealedSecret: seal(context.keys, key, secret),
    changedAt: context.now().toString(),
  };
  return context.transaction((tx) => write(tx, context, { after: provider, save: addStored }));
}

/** Changes a provider. The former secret is not sent to an address that it was not entered for: whoever changes that, enters it anew. */
export function changeProvider(context: RequestContext, id: string, typed: TypedProvider): Promise<StoredProvider> {
  const { secret, ...rest } = typed;
  return context.transaction(async (tx) => {
    const before = await findStored(tx, id);
    if (before === undefined || before.settings.kind !== typed.settings.kind) {
      throw new AppError('federation.providerNotFound');
    }
    if (secret === undefined && addressee(before.settings) !== addressee(typed.settings)) {
      throw new AppError('federation.secretMissing');
    }
    const sealedSecret = secret === undefined ? before.sealedSecret : seal(context.keys, before, secret);
    const after = { ...before, ...rest, sealedSecret, changedAt: context.now().toString() };
    return write(tx, context, { before, after, save: saveStored });
  });
}

/** The provider of the caller's zone with this id, enabled or not. */
export async function keptProvider(db: ZoneDb, id: string): Promise<StoredProvider> {
  const provider = await findStored(db, id);
  if (provider === undefined) throw new AppError('federation.providerNotFound');
  return provider;
}

function seal(keys: Keys, key: { zoneId: string; id: string }, secret: string): string {
  return keys.seal(secret, secretOf(key));
}

/** Whom a secret was entered for. */
function addressee(settings: ProviderSettings): string {
  if (settings.kind === 'oidc') return `${settings.issuer} ${settings.clientId}`;
  return settings.kind === 'dingtalk'
    ? `${settings.apiOrigin} ${settings.appKey}`
    : `${settings.apiOrigin} ${settings.corpId}`;
}

async function write(
  tx: ZoneDb,
  context: RequestContext,
  change: {
    before?: StoredProvider;
    after: StoredProvider;
    save: (tx: ZoneDb, provider: StoredProvider) => Promise<void>;
  },
): Promise<StoredProvider> {
  try {
    await change.save(tx, change.after);
  } catch (error) {
    if ((error as { code?: string }).code === '23505') throw new AppError('federation.nameTaken');
    throw error;
  }
  const replaced = change.before === undefined || change.before.sealedSecret !== change.after.sealedSecret;
  await context.record(tx, {
    subject: { type: 'federation.provider', id: change.after.id },
    ...(change.before === undefined ? {} : { before: shown(change.before) }),
    after: { ...shown(change.after), secretReplaced: replaced },
  });
  return change.after;
}

function shown({ name, enabled, admitsOfficers, settings }: StoredProvider) {
  // An absent field has no place in JSON.
  return { name, enabled, admitsOfficers, settings: JSON.parse(JSON.stringify(settings)) as Record<string, string> };
}
