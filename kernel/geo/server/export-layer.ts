import { AppError } from '#platform/errors/contract/errors.ts';
import { chinaTime } from '#platform/exports/server/mark-export.ts';
import { sendFile } from '#platform/exports/server/send-export.ts';
import { describeConditions } from '#platform/exports/server/send-register.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { exportLayer as endpoint } from '../contract/endpoints.ts';
import { mostFeatures } from '../contract/layer.ts';
import { writeCsv, writeGeoJson } from './domain/write-layer.ts';
import { readFeatures } from './list-layers.ts';
import { type JoinedLayer, openLayer } from './open-layers.ts';

/** Exactly what a layer shows, through the door of all exports. */
export function exportLayer(joined: readonly JoinedLayer[]) {
  return async ({ params, query }: EndpointParsed<typeof endpoint>, context: RequestContext): Promise<FileAnswer> => {
    const { zone } = context;
    if (zone === null) throw new AppError('exports.zoneNeeded');
    const open = await openLayer(joined, params.layerId, context);
    if (open === undefined) throw new AppError('geo.layerUnknown');
    const { features, total, cut } = await readFeatures(open, context);
    // A file that lacks some of a layer would pass for all of it.
    if (cut) throw new AppError('exports.tooManyRows', { total, limit: mostFeatures });
    const { format, system } = query;
    const name = context.text(zone.demonstration ? 'exports:about.fileInvented' : 'exports:about.file', {
      ...{ zone: zone.name, name: open.label, day: chinaTime(context).slice(0, 10) },
    });
    const conditions = [
      { label: context.text('geo:export.layer'), values: [open.label] },
      { label: context.text('geo:export.system'), values: [systemName(system, context)] },
    ];
    const filter = describeConditions(conditions, context);
    const columns = [
      ...new Set(['id', 'name', 'geometry', ...features.flatMap(({ facts = [] }) => facts.map(({ label }) => label))]),
    ];
    const make = async (mark: { number: string; line: string }) => {
      const told = { system, mark: { number: mark.number, line: mark.line }, name: open.label };
      const text = format === 'geojson' ? writeGeoJson(features, told) : writeCsv(features, told);
      const mediaType = format === 'geojson' ? 'application/geo+json' : 'text/csv; charset=utf-8';
      return { content: Buffer.from(text), mediaType, ending: format };
    };
    return sendFile({ list: 'geo.exportLayer', name, filter }, { rows: features.length, columns, make }, context);
  };
}

/** A coordinate system in words. */
export function systemName(system: string, { text }: Pick<RequestContext, 'text'>): string {
  return system.startsWith('epsg')
    ? text('geo:systems.epsg', { code: system.slice(4) })
    : text(`geo:systems.${system}`);
}
