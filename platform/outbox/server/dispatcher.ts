import { setTimeout } from 'node:timers/promises';
import type { Platform } from '#platform/module/platform.ts';
import { drainOutbox } from './dispatch.ts';
import type { Subscription } from './subscription.ts';

/** How long an idle dispatcher waits before it looks again. */
const idleMs = 1_000;

/** A running dispatcher. */
export interface Dispatcher {
  /** Ends after the event under way. */
  stop(): Promise<void>;
}

/** Delivers committed events for as long as the server runs; several nodes may do so at once. */
export function startDispatcher(platform: Platform, subscriptions: readonly Subscription[]): Dispatcher {
  const stopped = new AbortController();
  const loop = async () => {
    while (!stopped.signal.aborted) {
      try {
        await drainOutbox(platform, subscriptions);
      } catch (error) {
        platform.log.error({ err: error }, 'the outbox could not be read');
      }
      await setTimeout(idleMs, undefined, { signal: stopped.signal }).catch(() => {});
    }
  };
  const running = loop();
  return {
    async stop() {
      stopped.abort();
      await running;
    },
  };
}
