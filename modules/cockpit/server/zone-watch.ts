import { setTimeout as pause } from 'node:timers/promises';
import { refreshMetrics } from '#kernel/indicators/server/index.ts';
import { changesSince, type JournalCursor, journalEnd } from '#platform/journal/server/follow-changes.ts';
import type { AlarmSource } from '#platform/module/alarm-source.ts';
import type { Metric } from '#platform/module/metric.ts';
import type { Platform } from '#platform/module/platform.ts';
import { changedSince, pauseAfter, readersOf } from './domain/news.ts';

/** What parts give to the screen. */
export interface Watched {
  readonly metrics: readonly Metric[];
  readonly alarms: readonly AlarmSource[];
}

/** What has changed in a zone: ids of metrics and of sources of alarms. */
export interface ZoneNews {
  readonly metrics: readonly string[];
  readonly sources: readonly string[];
  readonly at: string;
}

/** One who is told; `broken` when the zone can't be watched any more and it had better begin anew. */
export interface Viewer {
  tell(news: ZoneNews): void;
  broken(): void;
}

/** Watches zones for whoever looks at their screens: one poller a zone and process, however many look. */
export interface ZoneWatch {
  /** Begins to tell a viewer of a zone: of everything after `begun`, until `leave`. */
  add(platform: Platform, zoneId: string, viewer: Viewer): { begun: Promise<void>; leave: () => void };
}

/** Opens the watch; nothing runs while nobody looks. */
export function openZoneWatch(watched: Watched): ZoneWatch {
  const zones = new WeakMap<Platform, Map<string, Standing>>();
  return {
    add(platform, zoneId, viewer) {
      const known = zones.get(platform) ?? new Map();
      zones.set(platform, known);
      const standing = known.get(zoneId) ?? begin(watched, platform, zoneId);
      standing.viewers.add(viewer);
      if (!known.has(zoneId)) {
        known.set(zoneId, standing);
        void standing.over.finally(() => {
          if (known.get(zoneId) === standing) known.delete(zoneId);
        });
      }
      const leave = () => {
        standing.viewers.delete(viewer);
        if (standing.viewers.size > 0) return;
        standing.stop.abort();
        if (known.get(zoneId) === standing) known.delete(zoneId);
      };
      return { begun: standing.begun, leave };
    },
  };
}

/** A zone that is watched. */
interface Standing {
  viewers: Set<Viewer>;
  stop: AbortController;
  /** Everything that is committed from then on is noticed. */
  begun: Promise<void>;
  over: Promise<void>;
}

function begin(watched: Watched, platform: Platform, zoneId: string): Standing {
  const viewers = new Set<Viewer>();
  const stop = new AbortController();
  const look = openLook(watched, platform, zoneId);
  const begun = look.begin();
  const over = begun
    .then(() => watch(look, { stop, viewers }))
    .catch((error: unknown) => {
      if (stop.signal.aborted) return;
      platform.log.error({ err: error, zone: zoneId }, 'the screen of a zone could not be kept up to date');
      for (const viewer of viewers) viewer.broken();
    });
  return { viewers, stop, begun, over };
}

/** Looks every second until nobody does; a failure ends it for all viewers, who come back when they can. */
async function watch(look: Look, { stop, viewers }: Pick<Standing, 'stop' | 'viewers'>): Promise<void> {
  let tookMs = 0;
  while (!stop.signal.aborted) {
    await pause(pauseAfter(tookMs), undefined, { signal: stop.signal });
    const began = performance.now();
    const news = await look.next();
    tookMs = performance.now() - began;
    if (news.metrics.length === 0 && news.sources.length === 0) continue;
    for (const viewer of viewers) viewer.tell(news);
  }
}

type Look = ReturnType<typeof openLook>;

/** Reads what changed since the last look, without a connection in between. */
function openLook({ metrics, alarms }: Watched, platform: Platform, zoneId: string) {
  const db = platform.database.forZone(zoneId);
  const known = new Map<string, string>();
  const today = () => platform.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
  let day = today();
  let cursor: JournalCursor = { xid: '0', position: 0 };
  return {
    async begin(): Promise<void> {
      cursor = await journalEnd(db);
    },
    async next(): Promise<ZoneNews> {
      const found = await changesSince(db, cursor);
      cursor = found.cursor;
      // What stands on a day, and how many days are left, changes at midnight without anybody writing.
      const over = today() !== day;
      day = today();
      const due = over ? metrics : readersOf(metrics, found.types);
      const sources = over ? alarms : readersOf(alarms, found.types);
      const changed = due.length === 0 ? [] : changedSince(known, await refreshMetrics(platform, zoneId, due));
      const at = platform.now().toString({ fractionalSecondDigits: 3 });
      return { metrics: changed, sources: sources.map(({ id }) => id), at };
    },
  };
}
