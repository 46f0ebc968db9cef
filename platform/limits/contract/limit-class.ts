/**
 * How often an endpoint may be called: `reading`, `writing`, `export` and `upload` are counted by account (a visitor's
 * by address), `code` by address for what opens by a code alone, `form` by address for what a public page takes, `signIn` by address and by login, and only what failed.
 */
export type LimitClass = 'reading' | 'writing' | 'signIn' | 'export' | 'upload' | 'code' | 'form';
