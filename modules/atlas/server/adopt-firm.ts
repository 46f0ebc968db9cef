import type { Firm } from '#kernel/parties/contract/firm.ts';
import { enterFirm } from '#kernel/parties/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { adoptableKinds, type adoptFirm as endpoint } from '../contract/published-firm.ts';
import { addAdoption, lockPublishedFirm } from './store/adoptions.ts';
import { findPublishedFirm, type StoredPublishedFirm } from './store/published-firms.ts';

/** Enters a published firm into the zone's own register by the same checks as any firm, and keeps where it was published. */
export async function adoptFirm(
  { params: { publishedId }, body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<Firm> {
  const { zone, account } = context;
  if (zone === null || account === null) throw new Error('only the signed-in hold the permission');
  const published = await findAdoptable(context.db, publishedId, context);
  return enterFirm(body, context, async (tx, firm) => {
    await lockPublishedFirm(tx, zone.id, publishedId);
    // Looked at once more behind the lock: two officers may adopt at once.
    await findAdoptable(tx, publishedId, context);
    const adoption = {
      publishedId,
      printed: published.name,
      sourceFile: published.source_file,
      line: published.line,
      adoptedAt: firm.registeredAt,
    };
    await addAdoption(tx, { ...adoption, zoneId: zone.id, partyId: firm.id, adoptedBy: account.id });
    await context.record(tx, { subject: { type: 'atlas.adoption', id: firm.id }, after: adoption });
  });
}

async function findAdoptable(db: ZoneDb, publishedId: string, context: RequestContext): Promise<StoredPublishedFirm> {
  const row = await findPublishedFirm(db, publishedId);
  if (row === undefined) throw new AppError('atlas.firmUnknown', { publishedId });
  if (!adoptableKinds.some((kind) => kind === row.kind)) {
    throw new AppError('atlas.firmNotAdoptable', { name: row.name, kind: context.text(`atlas:firmKind.${row.kind}`) });
  }
  if (row.adopted_as !== null) throw new AppError('atlas.firmAdopted', { name: row.name });
  return row;
}
