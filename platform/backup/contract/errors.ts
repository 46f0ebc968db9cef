import { defineErrors } from '#platform/errors/contract/errors.ts';

/** What can stop a backup or a restore; a restore that stops leaves the place as empty as it was. */
export const errors = defineErrors({
  /** Row-level security would hide rows from this role, so that the backup would not be whole. */
  'backup.roleSeesTooLittle': { status: 500, params: ['role'] },
  'backup.tableUnreadable': { status: 500, params: ['table', 'role'] },
  'backup.fileExists': { status: 409, params: ['file'] },
  'backup.diskFull': { status: 500, params: ['file'] },
  'backup.folderUnusable': { status: 500, params: ['folder', 'detail'] },
  'backup.alreadyRunning': { status: 409, params: [] },
  'backup.notConfigured': { status: 409, params: [] },
  /** The archive is cut off, was changed, or is none. */
  'backup.archiveDamaged': { status: 400, params: ['file', 'detail'] },
  'backup.fileUnreadable': { status: 400, params: ['file', 'detail'] },
  'backup.passphraseNeeded': { status: 400, params: ['file'] },
  'backup.passphraseWrong': { status: 400, params: ['file'] },
  'backup.passphraseShort': { status: 400, params: ['file', 'least'] },
  'backup.placeNotEmpty': { status: 409, params: ['place'] },
  'backup.fileNeeded': { status: 400, params: [] },
  'backup.placeNeeded': { status: 400, params: [] },
  'backup.migrationUnknown': { status: 400, params: ['migration'] },
  'backup.migrationChanged': { status: 400, params: ['migration'] },
  'backup.tableUnknown': { status: 400, params: ['table'] },
  /** What was read back from the database is not what the archive holds. */
  'backup.digestDiffers': { status: 500, params: ['table'] },
  'backup.momentUnclear': { status: 400, params: ['moment'] },
  'backup.noBase': { status: 400, params: ['folder', 'until'] },
  'backup.archiveNotOn': { status: 409, params: [] },
  'backup.embeddedOnly': { status: 400, params: [] },
  'backup.recoveryFailed': { status: 500, params: ['detail'] },
});
