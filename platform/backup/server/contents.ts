/** Kept files as a backup sees them: by name and size, never changed once they are there. */
export interface ContentSource {
  list(): AsyncIterable<{ name: string; bytes: number }>;
  /** Undefined for a file that is lost: the backup goes on and names it. */
  read(name: string): Promise<AsyncIterable<Buffer> | undefined>;
}

/** Where a restore puts them. */
export interface ContentTarget {
  put(name: string, content: AsyncIterable<Buffer>): Promise<void>;
}

/** Of an installation that keeps no files. */
export const noContents: ContentSource & ContentTarget = {
  async *list() {},
  read: async () => undefined,
  put: async (name) => {
    throw new Error(`there is no place for the file ${name}`);
  },
};
