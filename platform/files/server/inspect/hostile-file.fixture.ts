import type { FileType } from '../../contract/file-type.ts';

/** A hostile file: what it claims to be, and the codes with which it may be refused. */
export interface Hostile {
  what: string;
  claims: FileType;
  bytes: Buffer;
  codes: readonly string[];
}

/** Makes one variant of a kind of attack; `n` chooses among what varies. */
export type Maker = (n: number) => Hostile;

/** One of a list, by number. */
export const pick = <T>(list: readonly [T, ...T[]], n: number): T => list[n % list.length] ?? list[0];
/** A hostile file of parts. */
export const hostile = (what: string, claims: FileType, bytes: Buffer, ...codes: string[]): Hostile => ({
  what,
  claims,
  bytes,
  codes: codes.map((code) => `files.${code}`),
});
/** A text once or a few times. */
export const repeated = (text: string, n: number) => text.repeat(1 + (n % 7));
/** What is hidden in or behind other files. */
export const pages = [
  '<html><script>alert(1)</script>',
  '<svg onload=alert(1)>',
  '<?php system($_GET[0]); ?>',
  'PK\x05\x06',
  'alert(1)//',
] as const;
