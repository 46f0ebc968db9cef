import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError, callApi } from '#ui/index.ts';
import { getKit } from '../../../contract/visit-endpoints.ts';
import { type Draft, isBegun, newDraft, type Refusal } from './draft.ts';
import {
  dropDraft,
  dropKits,
  isShown,
  type Kit,
  listDrafts,
  ownerOf,
  readKit,
  saveDraft,
  saveKit,
} from './draft-store.ts';
import { sendDraft, serverPost } from './send-drafts.ts';

/** How the page stands to the server. */
export type Reach = 'looking' | 'online' | 'offline' | 'tooLong' | 'signIn' | 'refused';

/** How often a phone without network tries whether it is back. */
const retryEvery = 20_000;

/** Everything that the recording page works with. */
export interface Recording {
  reach: Reach;
  kit: Kit | undefined;
  /** The record being written. */
  draft: Draft | undefined;
  change(patch: Partial<Draft>): void;
  /** Puts the record into the queue and begins an empty one. */
  queue(): Promise<void>;
  /** What waits, the oldest first. */
  waiting: readonly Draft[];
  sending: boolean;
  /** Records that the server took since the page was opened. */
  stored: number;
  sendNow(): void;
  /** A record is just being put away or taken back: what is written meanwhile would land in the wrong one. */
  changing: boolean;
  /** Takes a waiting or refused record back into the form. */
  repair(draft: Draft): Promise<void>;
  drop(draft: Draft): Promise<void>;
}

/** Keeps what is written on the phone, and sends it once when the server can be reached. */
export function useRecording(): Recording {
  const { reach, kit, look } = useKit();
  const owner = kit === undefined ? undefined : ownerOf(kit);
  const [draft, setDraft] = useState<Draft>();
  const [waiting, setWaiting] = useState<readonly Draft[]>([]);
  const [sending, setSending] = useState(false);
  const [changing, setChanging] = useState(false);
  const [stored, setStored] = useState(0);
  const [resting, setResting] = useState(false);
  const saving = useRef<Promise<unknown>>(Promise.resolve());

  const keep = useCallback((next: Draft) => {
    setDraft(next);
    // One after the other: an older state never lands over a newer one.
    saving.current = saving.current.then(() => saveDraft(next)).catch(reportStorage);
  }, []);
  const reload = useCallback(async () => {
    if (owner === undefined) return;
    setWaiting((await listDrafts(owner)).filter(({ state }) => state !== 'writing'));
  }, [owner]);

  useEffect(() => {
    if (kit === undefined || owner === undefined) return;
    void listDrafts(owner).then((drafts) => {
      const open = drafts.findLast(({ state }) => state === 'writing');
      setDraft((current) => (current?.owner === owner ? current : (open ?? emptyDraft(kit))));
      setWaiting(drafts.filter(({ state }) => state !== 'writing'));
    }, reportStorage);
  }, [kit, owner]);

  const sendNow = useCallback(() => {
    if (owner === undefined) return;
    setSending(true);
    void sendWaiting(owner, reload)
      .then(({ count, broke }) => {
        setStored((before) => before + count);
        if (!broke) return;
        setResting(true);
        setTimeout(() => setResting(false), retryEvery);
        look();
      })
      .finally(() => setSending(false));
  }, [owner, reload, look]);
  const wakes = reach === 'online' && !resting && waiting.some(({ state }) => state === 'waiting');
  useEffect(() => {
    if (wakes && !sending) sendNow();
  }, [wakes, sending, sendNow]);

  const exclusively = async (work: () => Promise<void>) => {
    setChanging(true);
    await work().finally(() => setChanging(false));
  };
  return {
    ...{ reach, kit, draft, waiting, sending, stored, changing, sendNow },
    change: (patch) => draft && keep({ ...draft, ...patch }),
    queue: () =>
      exclusively(async () => {
        if (draft === undefined || kit === undefined) return;
        await saving.current;
        await saveDraft({ ...draft, state: 'waiting', waitsSince: new Date().toISOString(), refusal: null });
        setDraft(emptyDraft(kit));
        await reload();
        look();
      }),
    repair: (one) =>
      exclusively(async () => {
        await saving.current;
        // What stands in the form gives way only when nothing was written there.
        if (draft !== undefined && isBegun(draft)) {
          await saveDraft({ ...draft, state: 'refused', waitsSince: new Date().toISOString(), refusal: setAside });
        } else if (draft !== undefined) await dropDraft(draft.clientId);
        keep({ ...one, state: 'writing', waitsSince: null });
        await saving.current;
        await reload();
      }),
    drop: async (one) => {
      await dropDraft(one.clientId);
      await reload();
    },
  };
}

const setAside: Refusal = { code: 'setAside', message: '', remedy: '' };

function emptyDraft(kit: Kit): Draft {
  return newDraft(ownerOf(kit), kit.own[0]?.id ?? '', new Date());
}

function reportStorage(error: unknown): void {
  console.error('nothing is kept on this device', error);
}

/** Sends what waits, one after the other and in one tab only; `broke` when the server went away or asks who is there. */
async function sendWaiting(owner: string, reload: () => Promise<void>): Promise<{ count: number; broke: boolean }> {
  const work = async () => {
    let count = 0;
    for (const one of (await listDrafts(owner)).filter(({ state }) => state === 'waiting')) {
      const sent = await sendDraft(one, { ...serverPost, save: saveDraft });
      if (sent.outcome === 'away' || sent.outcome === 'signIn') return { count, broke: true };
      if (sent.outcome === 'stored') {
        await dropDraft(one.clientId);
        count += 1;
      } else if (sent.outcome === 'refused') {
        const now = (await listDrafts(owner)).find(({ clientId }) => clientId === one.clientId) ?? one;
        await saveDraft({ ...now, state: 'refused', refusal: sent.refusal });
      }
      await reload();
    }
    return { count, broke: false };
  };
  if (!('locks' in navigator)) return work();
  const alone = await navigator.locks.request('yuanshu-drafts', { ifAvailable: true }, (lock) =>
    lock === null ? null : work(),
  );
  // Another tab sends: this one looks again later.
  return alone ?? { count: 0, broke: true };
}

/** The kit from the server, or without network the one that was kept; looks again when the network may be back. */
function useKit(): { reach: Reach; kit: Kit | undefined; look: () => void } {
  const client = useQueryClient();
  const [state, setState] = useState<{ reach: Reach; kit: Kit | undefined }>({ reach: 'looking', kit: undefined });
  const asked = useRef(0);
  const look = useCallback(() => {
    asked.current += 1;
    const turn = asked.current;
    void findKit().then((found) => {
      // Of several looks the last one knows: an answer from before the network went says nothing of now.
      if (turn !== asked.current) return;
      setState((before) => {
        // The frame was drawn for a visitor while nobody could say who is there.
        if (found.reach === 'online' && before.reach !== 'online' && before.reach !== 'looking')
          void client.invalidateQueries();
        return found;
      });
    });
  }, [client]);
  useEffect(() => {
    look();
    const back = () => look();
    addEventListener('online', back);
    addEventListener('offline', back);
    return () => {
      removeEventListener('online', back);
      removeEventListener('offline', back);
    };
  }, [look]);
  useEffect(() => {
    if (state.reach !== 'offline' && state.reach !== 'tooLong') return;
    const timer = setInterval(look, retryEvery);
    return () => clearInterval(timer);
  }, [state.reach, look]);
  return { ...state, look };
}

async function findKit(): Promise<{ reach: Reach; kit: Kit | undefined }> {
  try {
    const kit = await callApi(getKit, {});
    await saveKit(kit).catch(reportStorage);
    return { reach: 'online', kit };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 401) {
      await dropKits().catch(reportStorage);
      return { reach: 'signIn', kit: undefined };
    }
    if (error.status === 403) return { reach: 'refused', kit: undefined };
    const kept = await readKit().catch(() => undefined);
    if (kept !== undefined && !isShown(kept.seenAt, new Date())) return { reach: 'tooLong', kit: undefined };
    return { reach: 'offline', kit: kept?.kit };
  }
}
