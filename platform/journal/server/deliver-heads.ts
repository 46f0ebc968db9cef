import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { noZone } from '#platform/db/server/zone-key.ts';
import type { Platform } from '#platform/module/platform.ts';
import type { JournalHead } from '../contract/head.ts';
import { appendLines, localHeadFile } from './head-file.ts';
import { milliseconds } from './journal-keys.ts';
import { type Delivery, listDeliveries, saveDelivery } from './store/delivery.ts';
import { headsAfter } from './store/heads.ts';
import { type Query, queryOf } from './store/query.ts';

/** A place outside the database that keeps heads. */
export interface HeadDestination {
  /** `file`, `folder` or `address`. */
  readonly name: string;
  /** Keeps heads, oldest first; throws when it could not. A head may come twice. */
  send(heads: readonly JournalHead[]): Promise<void>;
}

/** Where an installation sends its heads, besides the file that it always keeps. */
export interface HeadSettings {
  /** A mounted folder of another machine. */
  folder?: string | undefined;
  /** An address that takes heads by POST, one a line. */
  url?: string | undefined;
}

/** Sent at once at most. */
const batchSize = 200;
/** Longest wait between two attempts at a place that fails. */
const longestWaitMs = 600_000;

const lineOf = (head: JournalHead): string => JSON.stringify(head);

/** The places of an installation: the file of its own first. */
export function headDestinations(platform: Platform, { folder, url }: HeadSettings): HeadDestination[] {
  const places = [toFile('file', () => localHeadFile(platform.dataDir))];
  if (folder !== undefined) {
    // One file a journal: several installations may share the folder.
    places.push(toFile('folder', (journal) => join(folder, `journal-heads-${journal}.jsonl`)));
  }
  if (url !== undefined) places.push(toAddress(platform, url));
  return places;
}

function toFile(name: string, fileOf: (journal: string) => string): HeadDestination {
  return {
    name,
    async send(heads) {
      const file = fileOf(heads[0]?.journal ?? '');
      if (name === 'file') await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      await appendLines(file, heads.map(lineOf));
    },
  };
}

function toAddress(platform: Platform, url: string): HeadDestination {
  return {
    name: 'address',
    async send(heads) {
      const answer = await platform.outbound.request(url, {
        method: 'POST',
        headers: { 'content-type': 'application/x-ndjson' },
        body: `${heads.map(lineOf).join('\n')}\n`,
      });
      if (answer.status < 200 || answer.status > 299) throw new Error(`answered ${answer.status}`);
    },
  };
}

/** Sends what each place has not got; a place that fails is noted, retried later, and stops nothing. */
export async function deliverHeads(platform: Platform, destinations: readonly HeadDestination[]): Promise<void> {
  const query = queryOf(platform.importer.forZone(noZone));
  const known = new Map((await listDeliveries(query)).map((one) => [one.destination, one]));
  for (const destination of destinations) {
    const state = known.get(destination.name);
    if (state !== undefined && waits(state, platform.now())) continue;
    await deliverTo(platform, { query, destination, from: state?.number ?? -1, failures: state?.failures ?? 0 });
  }
}

async function deliverTo(
  platform: Platform,
  step: { query: Query; destination: HeadDestination; from: number; failures: number },
): Promise<void> {
  const { query, destination } = step;
  let number = step.from;
  const note = (failures: number, lastError: string | null) =>
    saveDelivery(query, {
      destination: destination.name,
      number,
      failures,
      lastError,
      movedAt: milliseconds(platform.now()),
    });
  try {
    for (;;) {
      const heads = await headsAfter(query, number, batchSize);
      const last = heads.at(-1);
      if (last === undefined) return;
      await destination.send(heads);
      number = last.number;
      await note(0, null);
    }
  } catch (error) {
    platform.log.warn({ err: error, destination: destination.name }, 'heads of the journal could not be sent');
    const message = error instanceof Error ? error.message : String(error);
    await note(step.failures + 1, message.slice(0, 500));
  }
}

function waits({ failures, movedAt }: Delivery, now: Temporal.Instant): boolean {
  if (failures === 0) return false;
  const wait = Math.min(longestWaitMs, 1_000 * 2 ** Math.min(failures, 20));
  return now.epochMilliseconds - Temporal.Instant.from(movedAt).epochMilliseconds < wait;
}
