import { AppError } from '#platform/errors/contract/errors.ts';
import { listAttachedFiles } from '#platform/files/server/attached-files.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { listFirmFiles as endpoint, FirmFile } from '../../contract/firm-file.ts';
import { listConsentsOf } from '../consents/store/consents.ts';
import { everyIdOf } from '../merging/follow-merges.ts';
import { findFirm } from '../store/firms.ts';
import { listMembershipIds } from './store/memberships.ts';

/** Records of a firm that hold files, and what their purposes ask of a reader. */
const holders = [
  { of: 'letter', type: 'parties.membership', permission: 'parties:member.verify' },
  { of: 'consentPaper', type: 'parties.consent', permission: 'parties:consent.read' },
] as const;

/** Files that belong to a firm, newest first; of each purpose only to those who may open its files. */
export async function listFirmFiles(
  { params }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { db } = context;
  if ((await findFirm(db, params.firmId)) === undefined) throw new AppError('parties.firmUnknown');
  const firmIds = await everyIdOf(db, params.firmId);
  const records = {
    letter: await listMembershipIds(db, firmIds),
    consentPaper: (await listConsentsOf(db, firmIds)).flatMap(({ id, paperFile }) => (paperFile === null ? [] : [id])),
  };
  const files: FirmFile[] = [];
  let hidden = 0;
  for (const { of, type, permission } of holders) {
    for (const id of records[of]) {
      const attached = await listAttachedFiles(db, context.files, { type, id });
      if (context.can(permission)) files.push(...attached.map((file) => ({ ...file, of })));
      else hidden += attached.length;
    }
  }
  return { files: files.sort((a, b) => (a.uploadedAt < b.uploadedAt ? 1 : -1)), hidden };
}
