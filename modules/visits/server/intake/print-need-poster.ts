import { composeDocument } from '#kernel/documents/server/index.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { printNeedPoster as endpoint } from '../../contract/intake-endpoints.ts';
import { versionOn } from '../charter/domain/version-on.ts';
import { listVersions } from '../charter/store/charters.ts';
import { requireCaller } from '../officers/require-caller.ts';

/** Prints a poster under the zone's own name for its service; its code opens the page on which anybody files a need. */
export async function printNeedPoster(
  { query: { place } }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const { zone, today } = requireCaller(context);
  const text = (key: string, params?: Record<string, string>) => context.text(`visits:intake.poster.${key}`, params);
  const charter = versionOn(await listVersions(context.db), today);
  const title = charter === undefined ? text('title') : `${charter.name} · ${text('title')}`;
  const query = place === undefined ? '' : `?place=${encodeURIComponent(place)}`;
  const address = `${context.origin ?? ''}/ask/${zone.code}`;
  return composeDocument(
    {
      ...{ list: 'visits.printNeedPoster', kind: 'document', title, about: place ?? zone.name },
      name: text('file', { zone: zone.name }),
      columns: ['address', 'place'],
      blocks: [
        { kind: 'paragraph', text: text('invite') },
        { kind: 'code', address: `${address}${query}` },
        { kind: 'paragraph', text: text('orType', { address }), flush: true },
        ...(place === undefined
          ? []
          : [{ kind: 'paragraph' as const, text: text('place', { place }), flush: true as const }]),
        { kind: 'paragraph', text: text('follow') },
      ],
    },
    context,
  );
}
