import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { saveDutyItem as endpoint } from '../../contract/organisation-endpoints.ts';
import { findDutyItem, saveItem } from './store/duty-items.ts';

/** Enters an item into the zone's own catalogue, renames or withdraws it; its owners stay as they were. */
export async function saveDutyItem(
  { params, body }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { zone } = context;
  if (zone === null) throw new Error('only the signed-in hold the permission');
  const { name, withdrawn } = body;
  await context.transaction(async (tx) => {
    const before = await findDutyItem(tx, params);
    await saveItem(tx, { ...params, zoneId: zone.id, name, withdrawn, demonstration: zone.demonstration });
    await context.record(tx, {
      subject: { type: 'parties.dutyItem', id: `${params.kind}/${params.code}` },
      ...(before === undefined ? {} : { before }),
      after: { name, withdrawn },
    });
  });
  return { ...params, name, withdrawn };
}
