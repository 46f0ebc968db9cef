import type { RequestContext } from '#platform/http/server/context.ts';
import { type FileType, mebibyte } from '../contract/file-type.ts';

/** A file that a reader asks for, as its purpose judges it. */
export interface FileToRead {
  readonly id: string;
  /** Account that sent it. */
  readonly uploadedBy: string;
  /** The record that it is attached to. */
  readonly record: { readonly type: string; readonly id: string };
}

/**
 * What files are sent for. The part that owns the purpose decides who may send and who may read; its words stand in the
 * part's locale files under `filePurposes.<noun>`.
 */
export interface FilePurpose {
  /** `<module>.<noun>`. */
  readonly name: `${string}.${string}`;
  readonly types: readonly FileType[];
  /** 20 MiB unless told, 64 MiB at most. */
  readonly mostBytes?: number;
  mayUpload(context: RequestContext): boolean | Promise<boolean>;
  /** Asked for attached files only; what is not attached yet is read by its sender alone. */
  mayRead(context: RequestContext, file: FileToRead): boolean | Promise<boolean>;
  /** Every fetch leaves an entry in the journal: for what holds personal or secret data. */
  readonly recordReads?: boolean;
  /** Files may stay without a record; otherwise they are removed after seven days. */
  readonly standsAlone?: boolean;
}

/** Purposes by name. */
export type FilePurposes = ReadonlyMap<string, FilePurpose>;

const usualBytes = 20 * mebibyte;
/** A whole file is held in memory while it is examined. */
const mostBytes = 64 * mebibyte;

/** Largest file of a purpose, in bytes. */
export function limitOf(purpose: FilePurpose): number {
  return purpose.mostBytes ?? usualBytes;
}

/** Joins the purposes of all parts; one told twice, or larger than can be examined, is a defect. */
export function joinPurposes(purposes: readonly FilePurpose[]): FilePurposes {
  const joined = new Map<string, FilePurpose>();
  for (const purpose of purposes) {
    if (joined.has(purpose.name)) throw new Error(`file purpose ${purpose.name} is defined twice`);
    if (limitOf(purpose) > mostBytes) throw new Error(`file purpose ${purpose.name} takes more than can be examined`);
    joined.set(purpose.name, purpose);
  }
  return joined;
}
