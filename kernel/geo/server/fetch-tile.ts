import type { FastifyReply } from 'fastify';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { type FileAnswer, type Route, route } from '#platform/http/server/route.ts';
import { getTile as endpoint } from '../contract/endpoints.ts';

/** Sheets of tiles in the order of drawing: the ground, and the names on it. */
export const tileSheets = ['vec', 'cva'] as const;

const largestTileBytes = 262_144;
/** Bytes of tiles kept in memory, all zones together: tiles belong to no zone. */
const keptBytes = 33_554_432;
const keptSeconds = 604_800;

interface Tile {
  content: Buffer;
  mediaType: 'image/png' | 'image/jpeg';
  fetchedAt: number;
}

/** Tiles in memory up to a number of bytes; the one that was asked for longest ago goes first. */
export function openTileCache(mostBytes: number) {
  const kept = new Map<string, Tile>();
  let bytes = 0;
  const drop = (key: string) => {
    bytes -= kept.get(key)?.content.byteLength ?? 0;
    kept.delete(key);
  };
  return {
    get(key: string, now: number): Tile | undefined {
      const tile = kept.get(key);
      if (tile === undefined) return undefined;
      drop(key);
      if (now - tile.fetchedAt > keptSeconds * 1_000) return undefined;
      kept.set(key, tile);
      bytes += tile.content.byteLength;
      return tile;
    },
    set(key: string, tile: Tile): void {
      drop(key);
      kept.set(key, tile);
      bytes += tile.content.byteLength;
      for (const [oldest] of kept) {
        if (bytes <= mostBytes) return;
        drop(oldest);
      }
    },
  };
}

/** Answers tiles of the ground; the key stays on this server, and each tile is fetched once a week. */
export function tileRoute(): Route {
  const cache = openTileCache(keptBytes);
  return route(endpoint, async ({ params }, context, reply) => {
    const { tiles } = context.outbound;
    const most = 2 ** params.zoom;
    if (tiles === undefined || params.column >= most || params.row >= most) throw new AppError('geo.noTiles');
    const key = `${tiles.address}/${params.sheet}/${params.zoom}/${params.column}/${params.row}`;
    const now = context.now().epochMilliseconds;
    const tile = cache.get(key, now) ?? (await fetchTile(params, context, now));
    cache.set(key, tile);
    return answerWith(tile, `${params.sheet}-${params.zoom}-${params.column}-${params.row}`, reply);
  });
}

async function fetchTile(
  { sheet, zoom, column, row }: EndpointParsed<typeof endpoint>['params'],
  { outbound }: RequestContext,
  now: number,
): Promise<Tile> {
  const { tiles } = outbound;
  if (tiles === undefined) throw new AppError('geo.noTiles');
  const asked = new URLSearchParams({
    ...{ SERVICE: 'WMTS', REQUEST: 'GetTile', VERSION: '1.0.0', LAYER: sheet, STYLE: 'default', FORMAT: 'tiles' },
    ...{ TILEMATRIXSET: 'w', TILEMATRIX: String(zoom), TILECOL: String(column), TILEROW: String(row), tk: tiles.key },
  });
  const answer = await outbound
    .request(`${tiles.address}/${sheet}_w/wmts?${asked}`, {
      limits: { totalMs: 8_000, connectMs: 3_000, bytes: largestTileBytes },
    })
    .catch((error: unknown) => {
      // What the guard says names the host alone; which of its reasons it was helps nobody who looks at a map.
      if (error instanceof AppError) throw new AppError('geo.tileFailed');
      throw error;
    });
  const mediaType = pictureTypeOf(answer.body);
  if (answer.status !== 200 || mediaType === undefined) throw new AppError('geo.tileFailed');
  return { content: answer.body, mediaType, fetchedAt: now };
}

/** What the first bytes say; the header of another machine is not believed. */
function pictureTypeOf(content: Buffer): Tile['mediaType'] | undefined {
  if (content.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'image/png';
  return content.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) ? 'image/jpeg' : undefined;
}

function answerWith({ content, mediaType }: Tile, name: string, reply: FastifyReply): FileAnswer {
  reply.header('cache-control', `private, max-age=${keptSeconds}`);
  const filename = `${name}.${mediaType === 'image/png' ? 'png' : 'jpg'}`;
  return { filename, mediaType, content };
}
