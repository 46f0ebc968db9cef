/** What a scanner says; `none` where there is no scanner, `down` where it gave no verdict. */
export type Verdict =
  | { state: 'none' }
  | { state: 'clean' }
  | { state: 'infected'; finding: string }
  | { state: 'down'; detail: string };

/** A virus scanner, as installations differ in them; the default is {@link noScanner}. */
export interface Scanner {
  /** Judges content as it will be given to readers; never throws for a scanner that is away. */
  scan(content: AsyncIterable<Uint8Array>): Promise<Verdict>;
  /** For the administrator's page. */
  state(): Promise<'none' | 'ready' | 'down'>;
}

/** No scanner: every file says that it was not scanned. */
export const noScanner: Scanner = {
  scan: async () => ({ state: 'none' }),
  state: async () => 'none',
};
