import { createHash, createHmac, randomUUIDv7, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { noZone } from '#platform/db/server/zone-key.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { enqueueJob } from '#platform/jobs/server/enqueue-job.ts';
import { defineJob } from '#platform/jobs/server/job.ts';
import type { Keys } from '#platform/keys/server/keys.ts';
import type { Platform } from '#platform/module/platform.ts';
import { addAttempt } from './store.ts';

/** A message for another system. Personal fields stay out of it: it leaves the machine. */
export interface WebhookMessage {
  /** Null for what belongs to no zone. */
  zoneId: string | null;
  /** What it is about: `<module>.<pastTense>`. */
  topic: `${string}.${string}`;
  url: string;
  /** Anything that JSON can say, at most 64 KiB. */
  body: z.core.util.JSONType;
}

/** Header of the signature: `t=<seconds of the epoch>,v1=<hex of HMAC-SHA-256 over "<t>.<body>">`. */
export const signatureHeader = 'x-yuanshu-signature';

const mostBytes = 65_536;

/** Sends a message in the transaction of the use-case: it goes out if and only if that transaction commits. Returns its id. */
export async function postWebhook(tx: ZoneDb, { zoneId, topic, url, body }: WebhookMessage): Promise<string> {
  const text = JSON.stringify(body);
  if (Buffer.byteLength(text) > mostBytes) throw new AppError('http.tooLarge');
  const id = randomUUIDv7();
  await enqueueJob(tx, sendWebhook, { id, zoneId, topic, url, text });
  return id;
}

/** Secret with which messages to an address are signed: one for each origin, to be entered in the receiving system. */
export function webhookSecret(keys: Keys, url: string): string {
  return keys.derive(`webhook ${new URL(url).origin}`).toString('base64url');
}

/** The signature of a body sent at `at` (milliseconds of the epoch). */
export function signWebhook(secret: string, at: number, text: string): string {
  const seconds = Math.floor(at / 1_000);
  const mac = createHmac('sha256', secret).update(`${seconds}.${text}`).digest('hex');
  return `t=${seconds},v1=${mac}`;
}

/** Checks a signature as a receiver does: right secret, unchanged body, sent within the last five minutes. */
export function isSignedWebhook(secret: string, now: number, signed: { header: string; text: string }): boolean {
  const [, seconds] = /^t=(\d{1,12}),v1=[0-9a-f]{64}$/.exec(signed.header) ?? [];
  const at = Number(seconds) * 1_000;
  if (seconds === undefined || Math.abs(now - at) > 300_000) return false;
  return timingSafeEqual(Buffer.from(signed.header), Buffer.from(signWebhook(secret, at, signed.text)));
}

/**
 * Sends one message; what fails is tried again by the worker, each time later, for about 19 hours. Attempts have a
 * table of their own and no entry in the journal: heads of the journal are sent this way, and would beget new ones.
 */
export const sendWebhook = defineJob({
  name: 'outbound.sendWebhook',
  payload: z.object({
    id: z.uuid(),
    zoneId: z.uuid().nullable(),
    topic: z.string(),
    url: z.string(),
    text: z.string(),
  }),
  maxAttempts: 12,
  async run(message, platform) {
    const at = platform.now().epochMilliseconds;
    const outcome = await send(message, platform, at);
    await addAttempt(platform.database.forZone(message.zoneId ?? noZone), {
      deliveryId: message.id,
      zoneId: message.zoneId,
      at: new Date(at).toISOString(),
      topic: message.topic,
      host: hostOf(message.url),
      bodySha256: createHash('sha256').update(message.text).digest(),
      ...outcome,
    });
    if (outcome.failure !== null) throw new AppError(outcome.failure, { host: hostOf(message.url) });
    if (outcome.status < 200 || outcome.status > 299) {
      throw new AppError('outbound.answerRefused', { host: hostOf(message.url), status: outcome.status });
    }
  },
});

type Outcome = { status: number; failure: null } | { status: null; failure: AppError['code'] };

async function send(
  { id, topic, url, text }: { id: string; topic: string; url: string; text: string },
  { outbound, keys }: Platform,
  at: number,
): Promise<Outcome> {
  try {
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'x-yuanshu-delivery': id,
      'x-yuanshu-topic': topic,
      [signatureHeader]: signWebhook(webhookSecret(keys, url), at, text),
    };
    const { status } = await outbound.request(url, { method: 'POST', headers, body: text, limits: { bytes: 65_536 } });
    return { status, failure: null };
  } catch (error) {
    const known = error instanceof AppError ? error.code : 'outbound.addressRefused';
    return { status: null, failure: known };
  }
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host.slice(0, 300) || '…' : '…';
}
