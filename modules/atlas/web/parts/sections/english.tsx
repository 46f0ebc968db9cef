import type { ReactNode } from 'react';

/** A summary that stands in English whatever the reader's language, marked so that it is read out as English. */
export function english(words: string | null): ReactNode {
  return words === null ? null : <span lang="en">{words}</span>;
}
