import { z } from 'zod';

/** Anything that JSON can say; amounts and dates as the contracts have them. */
export type JournalValue = z.core.util.JSONType;

/** Who acted: a signed-in account, a visitor, the platform itself (jobs, subscriptions), or a command typed on the server. */
export const actorKind = z.enum(['account', 'visitor', 'system', 'command']);
export type ActorKind = z.infer<typeof actorKind>;

/**
 * What a use-case says of itself; who, when and from where are added by the request. Personal fields stand in `before`,
 * `after` and `reason` only as ciphertext under their person's key, or not at all.
 */
export interface JournalNote {
  /** `<module>.<verbNoun>`; absent means the id of the endpoint. */
  readonly action?: `${string}.${string}`;
  /** The record acted on; `type` is `<module>.<noun>`. */
  readonly subject?: { readonly type: `${string}.${string}`; readonly id: string };
  /** The record before and after, or only the fields that changed; at most 64 KiB each. */
  readonly before?: JournalValue;
  readonly after?: JournalValue;
  /** Why, in the words of the person; asked for where the law or the platform wants a reason. */
  readonly reason?: string;
  /** Zone, account and its role, where the request does not know them yet (signing in). */
  readonly zoneId?: string | null;
  readonly accountId?: string;
  readonly role?: string;
}

/** An entry as it is stored. */
export interface NewJournalEntry extends Omit<JournalNote, 'zoneId' | 'accountId' | 'role' | 'action'> {
  readonly zoneId: string | null;
  /** Server time, ISO 8601 in UTC. */
  readonly at: string;
  readonly action: `${string}.${string}`;
  readonly actor: { readonly kind: ActorKind; readonly accountId: string | null; readonly role: string | null };
  readonly ip: string | null;
  readonly trace: string | null;
}
