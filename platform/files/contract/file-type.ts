import { z } from 'zod';

/** Kinds of file that the platform takes; each is known by its content, never by its name alone. */
export const fileType = z.enum(['jpeg', 'png', 'webp', 'pdf', 'xlsx', 'docx', 'xls', 'csv', 'txt', 'ofd', 'zip']);
export type FileType = z.infer<typeof fileType>;

interface TypeFacts {
  /** Lower case, without a dot; the first is the usual one. */
  readonly extensions: readonly [string, ...string[]];
  readonly mediaType: string;
  /** A browser may show it on a page of its own, with everything active switched off. */
  readonly showable: boolean;
}

/** Extensions and media type of each kind. */
export const fileTypes: Readonly<Record<FileType, TypeFacts>> = {
  jpeg: { extensions: ['jpg', 'jpeg'], mediaType: 'image/jpeg', showable: true },
  png: { extensions: ['png'], mediaType: 'image/png', showable: true },
  webp: { extensions: ['webp'], mediaType: 'image/webp', showable: true },
  pdf: { extensions: ['pdf'], mediaType: 'application/pdf', showable: true },
  xlsx: {
    extensions: ['xlsx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    showable: false,
  },
  docx: {
    extensions: ['docx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    showable: false,
  },
  xls: { extensions: ['xls'], mediaType: 'application/vnd.ms-excel', showable: false },
  csv: { extensions: ['csv'], mediaType: 'text/csv', showable: false },
  txt: { extensions: ['txt'], mediaType: 'text/plain', showable: false },
  ofd: { extensions: ['ofd'], mediaType: 'application/ofd', showable: false },
  zip: { extensions: ['zip'], mediaType: 'application/zip', showable: false },
};

/** The kind that a name claims by its extension; undefined for a name without one or of another kind. */
export function typeOfName(name: string): FileType | undefined {
  const extension = /\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1]?.toLowerCase();
  if (extension === undefined) return undefined;
  return fileType.options.find((type) => fileTypes[type].extensions.includes(extension));
}

/** Bytes of one mebibyte, the unit in which limits are said. */
export const mebibyte = 1_048_576;
