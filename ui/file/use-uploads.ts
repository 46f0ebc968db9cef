import { useRef, useState } from 'react';
import { uploadFile } from '#platform/files/contract/endpoints.ts';
import type { FileView } from '#platform/files/contract/file-view.ts';
import { ApiError } from '../api/api-error.ts';
import { sendBytes } from '../api/send-bytes.ts';
import type { ChoiceProblem } from './file-choice.ts';

/** A file on its way, or one that did not arrive. */
export interface Upload {
  key: number;
  name: string;
  bytes: number;
  sent: number;
  /** Found before sending, or said by the server. */
  problem: ChoiceProblem | ApiError | undefined;
}

interface Uploads {
  uploads: readonly Upload[];
  start(file: File): void;
  /** Shows why a file is not sent. */
  refuse(file: File, problem: ChoiceProblem): void;
  /** Stops a file that is on its way, or takes a refused one off the list. */
  drop(key: number): void;
}

/** Sends files one beside the other and tells how far each is; `onDone` gets each that arrived. */
export function useUploads(purpose: string, onDone: (file: FileView) => void): Uploads {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const stops = useRef(new Map<number, AbortController>());
  const next = useRef(0);
  const done = useRef(onDone);
  done.current = onDone;
  const add = (file: File, problem: ChoiceProblem | undefined) => {
    next.current += 1;
    const key = next.current;
    setUploads((list) => [...list, { key, name: file.name, bytes: file.size, sent: 0, problem }]);
    return key;
  };
  const change = (key: number, part: Partial<Upload>) =>
    setUploads((list) => list.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const take = (key: number) => setUploads((list) => list.filter((one) => one.key !== key));
  const send = async (key: number, file: File) => {
    const stop = new AbortController();
    stops.current.set(key, stop);
    try {
      const input = { query: { purpose, name: file.name } };
      const onProgress = (sent: number) => change(key, { sent: Math.min(sent, file.size) });
      const stored = await sendBytes(uploadFile, input, { bytes: file, onProgress, signal: stop.signal });
      take(key);
      done.current(stored);
    } catch (error) {
      if (error instanceof ApiError) change(key, { problem: error });
      else if (stop.signal.aborted) take(key);
      else throw error;
    } finally {
      stops.current.delete(key);
    }
  };
  return {
    uploads,
    start: (file) => void send(add(file, undefined), file),
    refuse: (file, problem) => void add(file, problem),
    drop: (key) => {
      const stop = stops.current.get(key);
      if (stop === undefined) take(key);
      else stop.abort();
    },
  };
}
