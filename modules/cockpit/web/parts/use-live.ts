import { useEffect, useRef, useState } from 'react';
import { endpointUrl } from '#ui/api/url.ts';
import { type LiveNews, liveNews, readNews } from '../../contract/stream.ts';

/** How the screen stands with the server. */
export interface LiveState {
  readonly state: 'connecting' | 'live' | 'offline';
  /** Since when it is not live, milliseconds. */
  readonly since: number;
}

/** A stream that has not even sent a heartbeat for this long is dead, whatever the browser thinks. */
const silentMs = 50_000;

/** The pause before the next try: doubled each time, half a minute at most. */
export function retryAfter(failures: number): number {
  return Math.min(30_000, 1_000 * 2 ** Math.min(failures, 5));
}

/**
 * Follows what changes. `onNews` is told each change, `onBack` that the connection stands, for the first time or again:
 * everything may have changed before.
 */
export function useLive({ onNews, onBack }: { onNews: (news: LiveNews) => void; onBack: () => void }): LiveState {
  const [live, setLive] = useState<LiveState>(() => ({ state: 'connecting', since: Date.now() }));
  const told = useRef({ onNews, onBack });
  told.current = { onNews, onBack };
  useEffect(() => follow((state) => setLive((before) => moved(before, state)), told), []);
  return live;
}

/** Offline counts from the first loss, not from the last try. */
function moved(before: LiveState, state: LiveState['state']): LiveState {
  return before.state === state ? before : { state, since: Date.now() };
}

function follow(
  say: (state: LiveState['state']) => void,
  told: { readonly current: { onNews: (news: LiveNews) => void; onBack: () => void } },
): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  const fail = () => {
    source?.close();
    clearTimeout(silence);
    clearTimeout(timer);
    say('offline');
    timer = setTimeout(open, retryAfter(failures));
    failures += 1;
  };
  const heard = () => {
    clearTimeout(silence);
    silence = setTimeout(fail, silentMs);
  };
  const open = () => {
    source?.close();
    source = new EventSource(endpointUrl(readNews));
    source.addEventListener('ready', () => {
      heard();
      say('live');
      // Also the first time: what changed after the page had asked and before it was told of changes is not lost.
      told.current.onBack();
      failures = 0;
    });
    source.addEventListener('changed', (event) => {
      heard();
      const news = liveNews.safeParse(JSON.parse(String(event.data)));
      if (news.success) told.current.onNews(news.data);
    });
    source.addEventListener('beat', heard);
    source.addEventListener('error', fail);
  };
  const away = () => fail();
  const back = () => {
    clearTimeout(timer);
    failures = 0;
    open();
  };
  open();
  addEventListener('offline', away);
  addEventListener('online', back);
  return () => {
    removeEventListener('offline', away);
    removeEventListener('online', back);
    clearTimeout(timer);
    clearTimeout(silence);
    source?.close();
  };
}
