import type { RequestContext } from '#platform/http/server/context.ts';
import type { EventMessage, EventOpener, LiveStream } from '#platform/http/server/route.ts';
import type { LiveNews } from '../contract/stream.ts';
import type { Watched, ZoneNews, ZoneWatch } from './zone-watch.ts';

/** Tells one screen what changes, of what its viewer may see. */
export function newsReader(watched: Watched, zones: ZoneWatch) {
  return async (_input: unknown, context: RequestContext): Promise<EventOpener<LiveNews>> => {
    const { zone } = context;
    if (zone === null) throw new Error('only the signed-in hold the permission');
    const seen = (one: { permission: string }) => context.can(one.permission as Parameters<typeof context.can>[0]);
    const may = {
      metrics: new Set<string>(watched.metrics.filter(seen).map(({ id }) => id)),
      sources: new Set<string>(watched.alarms.filter(seen).map(({ id }) => id)),
    };
    return (live) => messages(live, { zones, zoneId: zone.id, may });
  };
}

interface Followed {
  zones: ZoneWatch;
  zoneId: string;
  may: { metrics: ReadonlySet<string>; sources: ReadonlySet<string> };
}

/** While a slow reader takes its time, what comes meanwhile is put together: never more than one message waits. */
async function* messages(
  { signal, platform }: LiveStream,
  { zones, zoneId, may }: Followed,
): AsyncGenerator<EventMessage<LiveNews>> {
  const waiting = { metrics: new Set<string>(), alarms: false, at: '', broken: false };
  let wake = () => {};
  const { begun, leave } = zones.add(platform, zoneId, {
    tell(news: ZoneNews) {
      for (const id of news.metrics) if (may.metrics.has(id)) waiting.metrics.add(id);
      waiting.alarms ||= news.sources.some((id) => may.sources.has(id));
      waiting.at = news.at;
      wake();
    },
    broken() {
      waiting.broken = true;
      wake();
    },
  });
  signal.addEventListener('abort', () => wake(), { once: true });
  try {
    await begun;
    const at = platform.now().toString({ fractionalSecondDigits: 3 });
    yield { event: 'ready', data: { metrics: [], alarms: false, at } };
    while (!signal.aborted && !waiting.broken) {
      if (waiting.metrics.size === 0 && !waiting.alarms) {
        await new Promise<void>((done) => {
          wake = done;
        });
        continue;
      }
      const data = { metrics: [...waiting.metrics], alarms: waiting.alarms, at: waiting.at };
      waiting.metrics.clear();
      waiting.alarms = false;
      yield { event: 'changed', data };
    }
  } finally {
    leave();
  }
}
