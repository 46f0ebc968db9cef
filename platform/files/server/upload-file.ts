import { randomUUIDv7 } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { UploadInput } from '#platform/http/server/route.ts';
import type { uploadFile as endpoint } from '../contract/endpoints.ts';
import { cleanFileName } from '../contract/file-name.ts';
import { type FileType, fileTypes, typeOfName } from '../contract/file-type.ts';
import type { FileState, FileView, ScanState } from '../contract/file-view.ts';
import type { Files, Staged } from './files.ts';
import { type Examined, examine } from './inspect/examine.ts';
import { type FilePurpose, type FilePurposes, limitOf } from './purpose.ts';
import { receive } from './receive.ts';
import type { Verdict } from './scan/scanner.ts';
import { storeFile } from './store-file.ts';
import { viewFile } from './view-file.ts';

type Input = UploadInput<typeof endpoint>;

/** A file that passed examination, staged as it will be read. */
interface Accepted {
  staged: Staged;
  examined: Examined;
  verdict: Verdict;
}

/** Takes a file: streams it to the disk encrypted, examines and cleans it, asks the scanner, and enters it with its space. */
export function uploadFile(purposes: () => FilePurposes) {
  return async ({ query, body }: Input, context: RequestContext): Promise<FileView> => {
    const { zone, account, files } = context;
    if (zone === null || account === null) throw new AppError('http.signInNeeded');
    const purpose = purposes().get(query.purpose);
    if (purpose === undefined || !(await purpose.mayUpload(context))) throw new AppError('files.noSuchPurpose');
    const name = cleanFileName(query.name);
    const claimed = claimedType(purpose, name);
    if (!(await files.disk.holds(limitOf(purpose)))) throw new AppError('http.readOnly');
    const { staged, examined, verdict } = await files.sending.run(account.id, async () => {
      const received = await files.stage(zone.id, receive(body, limitOf(purpose)));
      return accept(files, { received, claimed });
    });
    if (verdict.state === 'down') context.log.warn({ detail: verdict.detail }, 'the virus scanner gave no verdict');
    const id = randomUUIDv7();
    const stored = await storeFile(context, staged, {
      zoneId: zone.id,
      id,
      sealedName: files.sealName(zone.id, id, name),
      type: examined.type,
      purpose: purpose.name,
      flags: examined.flags,
      uploadedBy: account.id,
      ...stateOf(verdict),
    });
    if (stored.state === 'quarantined') throw new AppError('files.infected');
    return viewFile(files, stored);
  };
}

function claimedType(purpose: FilePurpose, name: string): FileType {
  const claimed = typeOfName(name);
  if (claimed !== undefined && purpose.types.includes(claimed)) return claimed;
  const allowed = purpose.types.flatMap((type) => fileTypes[type].extensions).join(', ');
  throw new AppError('files.typeNotAllowed', { allowed });
}

/** Examines what was received; what was cleaned is staged anew, and nothing is left of what was refused. */
async function accept(files: Files, { received, claimed }: { received: Staged; claimed: FileType }): Promise<Accepted> {
  let staged = received;
  try {
    const examined = await files.inspecting.run(async () => {
      const found = await examine(await buffer(files.readStaged(received)), claimed);
      if (found.cleaned !== undefined) {
        staged = await files.stage(received.zoneId, [found.cleaned]);
        await files.dropStaged(received);
      }
      return found;
    });
    const verdict = await files.scanner.scan(files.readStaged(staged));
    if (verdict.state === 'down' && files.settings.scannerDown === 'refuse') throw new AppError('files.scannerDown');
    return { staged, examined, verdict };
  } catch (error) {
    await Promise.all([files.dropStaged(received), files.dropStaged(staged)]);
    throw error;
  }
}

/** What a verdict makes of a file. */
export function stateOf(verdict: Verdict): { state: FileState; scan: ScanState; finding: string | null } {
  switch (verdict.state) {
    case 'none':
      return { state: 'kept', scan: 'none', finding: null };
    case 'clean':
      return { state: 'kept', scan: 'clean', finding: null };
    case 'infected':
      return { state: 'quarantined', scan: 'infected', finding: verdict.finding };
    case 'down':
      return { state: 'pending', scan: 'waiting', finding: null };
  }
}
