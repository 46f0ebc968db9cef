import { callApi, type Proposal } from '#ui/index.ts';
import type { LookUpHit } from '../../contract/look-up.ts';
import { lookUpParties } from '../../contract/look-up-endpoints.ts';

/** Most hits below the field of the head. */
const most = 8;

/** Parties that the words of the head's search field may mean. */
export async function proposeParties(words: string, signal: AbortSignal): Promise<readonly Proposal[]> {
  const { hits } = await callApi(lookUpParties, { query: { q: words, kinds: [], limit: most } }, signal);
  return hits.map(proposalOf);
}

const registers = { institution: '/institutions', site: '/sites', parcel: '/parcels' } as const;

/** One hit as a line; a firm leads to its file, others to the register with them beside. */
export function proposalOf({ id, kind, name, code, matched, merged }: LookUpHit): Proposal {
  const other = merged || !['current', 'code'].includes(matched.kind);
  return {
    ...{ id, name, code, kindKey: `lookUp.kinds.${kind}` },
    ...(other ? { met: { key: merged ? 'lookUp.merged' : `lookUp.names.${matched.kind}`, name: matched.name } } : {}),
    ...(kind === 'firm' ? { path: `/firms/${id}` } : { path: registers[kind], search: { panel: id } }),
  };
}
