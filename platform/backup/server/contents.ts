import type { Readable } from 'node:stream';

/** Kept files as a backup sees them: by name and size, never changed once they are there. */
export interface ContentSource {
  list(): AsyncIterable<{ name: string; bytes: number }>;
  read(name: string): Promise<Readable> | Readable;
}

/** Where a restore puts them. */
export interface ContentTarget {
  put(name: string, content: Readable): Promise<void>;
}

/** Of an installation that keeps no files. */
export const noContents: ContentSource & ContentTarget = {
  async *list() {},
  read: (name) => {
    throw new Error(`there is no file ${name}`);
  },
  put: async (name) => {
    throw new Error(`there is no place for the file ${name}`);
  },
};
