import { z } from 'zod';
import { fileType } from './file-type.ts';

/** `pending`: waits for the virus scanner; `kept`: may be fetched; `quarantined`: the scanner found something; `removed`: gone. */
export const fileState = z.enum(['pending', 'kept', 'quarantined', 'removed']);
export type FileState = z.infer<typeof fileState>;

/** What the virus scanner said; `none` where an installation has no scanner. */
export const scanState = z.enum(['none', 'waiting', 'clean', 'infected']);
export type ScanState = z.infer<typeof scanState>;

/** Something a reader should know of a file that was taken. */
export const fileFlag = z.enum(['opensByItself', 'linksOut', 'metadataRemoved', 'trailingCut']);
export type FileFlag = z.infer<typeof fileFlag>;

/** A stored file as its readers see it. */
export const fileView = z.object({
  id: z.uuid(),
  name: z.string(),
  type: fileType,
  /** Bytes as stored: pictures without what the camera wrote into them. */
  bytes: z.int(),
  purpose: z.string(),
  state: fileState,
  scan: scanState,
  flags: z.array(fileFlag),
  /** ISO 8601 in UTC. */
  uploadedAt: z.string(),
});
export type FileView = z.infer<typeof fileView>;

/** What a purpose takes, told before anything is chosen. */
export const purposeView = z.object({
  name: z.string(),
  types: z.array(fileType),
  mostBytes: z.int(),
});
export type PurposeView = z.infer<typeof purposeView>;
