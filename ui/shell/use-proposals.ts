import { useEffect, useState } from 'react';
import type { Proposal, SearchEntry } from '../module.ts';

/** Fewest characters that are asked for: one finds half of a register. */
const fewest = 2;
/** Most lines below the field. */
const most = 8;
/** Nobody wants proposals for what is still being typed. */
const pauseMs = 150;

/** Records for the words typed so far; those of the words before stay until the next are there. */
export function useProposals(propose: SearchEntry['propose'], typed: string): readonly Proposal[] {
  const [found, setFound] = useState<readonly Proposal[]>([]);
  const words = typed.trim();
  const enough = [...words].length >= fewest;
  useEffect(() => {
    if (propose === undefined || !enough) return setFound([]);
    const stop = new AbortController();
    const show = (proposals: readonly Proposal[]) => {
      if (!stop.signal.aborted) setFound(proposals.slice(0, most));
    };
    // Without proposals the field still searches: a failure is not worth a word here.
    const timer = setTimeout(() => void propose(words, stop.signal).then(show, () => show([])), pauseMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [propose, words, enough]);
  return enough ? found : [];
}

/** The line that the next press of an arrow comes to; -1 is the field itself, which stands between last and first. */
export function nextLine(active: number, key: 'ArrowDown' | 'ArrowUp', lines: number): number {
  const step = key === 'ArrowDown' ? 1 : -1;
  return ((active + 1 + step + lines + 1) % (lines + 1)) - 1;
}
