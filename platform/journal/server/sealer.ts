import { setTimeout } from 'node:timers/promises';
import type { Platform } from '#platform/module/platform.ts';
import { deliverHeads, type HeadDestination } from './deliver-heads.ts';
import { type SealReport, sealOnce } from './seal.ts';

/** How long an idle sealer waits before it looks again. */
const idleMs = 1_000;
/** While entries keep coming, heads are signed this far apart: under the minute that is promised, and few enough to carry away. */
const betweenHeadsMs = 20_000;
/** Without entries a head an hour shows that the sealer is alive. */
const heartbeatMs = 3_600_000;

/** A running sealer. */
export interface Sealer {
  /** Ends after the head under way. */
  stop(): Promise<void>;
}

/** Seals committed entries for as long as the server runs; of several nodes one does so at a time. */
export function startSealer(platform: Platform, destinations: readonly HeadDestination[]): Sealer {
  const stopped = new AbortController();
  let sweep = true;
  const turn = async (): Promise<SealReport | undefined> => {
    try {
      const report = await sealOnce(platform, { heartbeatMs, sweep });
      if (report.held) sweep = false;
      await deliverHeads(platform, destinations);
      return report;
    } catch (error) {
      platform.log.error({ err: error }, 'the journal could not be sealed');
      return undefined;
    }
  };
  const loop = async () => {
    while (!stopped.signal.aborted) {
      const report = await turn();
      if (report?.more) continue;
      await setTimeout(report?.head == null ? idleMs : betweenHeadsMs, undefined, { signal: stopped.signal }).catch(
        () => {},
      );
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
