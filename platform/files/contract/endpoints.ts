import { z } from 'zod';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { fileState, fileView, purposeView } from './file-view.ts';

const purposeName = z
  .string()
  .max(80)
  .regex(/^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$/);

/** Reasons for which content is refused. */
const contentErrors = [
  'files.unknownContent',
  'files.broken',
  'files.bytesAfterEnd',
  'files.tooManyPixels',
  'files.animated',
  'files.activeContent',
  'files.encrypted',
  'files.archiveBomb',
  'files.unsafePath',
  'files.nestedArchive',
  'files.doctype',
  'files.notText',
  'files.formula',
];

/** Takes one file: the body is its bytes, as they are; answers when it is checked, cleaned and safely on the disk. */
export const uploadFile = defineEndpoint({
  id: 'files.uploadFile',
  method: 'POST',
  path: '/api/files',
  permission: 'files:send',
  consumes: 'bytes',
  query: z.object({
    purpose: purposeName,
    /** Name with its extension; it is cleaned before it is kept. */
    name: z.string().min(1).max(400),
  }),
  response: fileView,
  errors: [
    'files.noSuchPurpose',
    'files.typeNotAllowed',
    'files.nameDisagrees',
    ...contentErrors,
    'files.empty',
    'files.tooLarge',
    'files.tooSlow',
    'files.interrupted',
    'files.infected',
    'files.scannerDown',
    'files.personQuota',
    'files.zoneQuota',
  ],
});

/** Fetches a file as a download; with `inline=1` pictures and PDF are shown, with everything active switched off. */
export const downloadFile = defineEndpoint({
  id: 'files.downloadFile',
  method: 'GET',
  path: '/api/files/:fileId',
  permission: 'files:read',
  params: z.object({ fileId: z.uuid() }),
  query: z.object({ inline: z.literal('1').optional() }),
  response: z.unknown(),
  produces: 'file',
  errors: ['files.notFound', 'files.notScanned', 'files.erased', 'files.damaged'],
});

/** Takes back a file that belongs to no record yet; only who sent it can. */
export const removeFile = defineEndpoint({
  id: 'files.removeFile',
  method: 'DELETE',
  path: '/api/files/:fileId',
  permission: 'files:send',
  params: z.object({ fileId: z.uuid() }),
  response: z.object({ removed: z.boolean() }),
  errors: ['files.notFound'],
});

/** What the caller may send, with limits, so that they can be said before a file is chosen. */
export const listPurposes = defineEndpoint({
  id: 'files.listPurposes',
  method: 'GET',
  path: '/api/files/purposes',
  permission: 'files:send',
  response: z.object({ purposes: z.array(purposeView) }),
});

/** Counts, space and quarantine of the zone, for its system administrator; no names of files that someone else sent. */
export const getFilesOverview = defineEndpoint({
  id: 'files.getFilesOverview',
  method: 'GET',
  path: '/api/files/overview',
  permission: 'files:oversee',
  response: z.object({
    usedBytes: z.int(),
    zoneQuotaBytes: z.int(),
    personQuotaBytes: z.int(),
    purposes: z.array(z.object({ purpose: z.string(), state: fileState, files: z.int(), bytes: z.int() })),
    quarantine: z.array(
      z.object({
        id: z.uuid(),
        type: fileView.shape.type,
        purpose: z.string(),
        bytes: z.int(),
        at: z.string(),
        finding: z.string(),
      }),
    ),
    disk: z.object({ freeBytes: z.int(), reserveBytes: z.int(), readOnly: z.boolean() }),
    scanner: z.enum(['none', 'ready', 'down']),
  }),
});
