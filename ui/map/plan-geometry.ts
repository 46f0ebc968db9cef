import { type Geometry, type Position, positionsOf } from '#kernel/geo/contract/geometry.ts';
import type { MapFeatureData, MapLayerData } from './plan-map-props.ts';
import type { Size, View } from './view.ts';

/** A place on the drawing at scale 1, in pixels. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Web Mercator, its square world shrunk to `world` pixels and moved so that what is drawn fills the window. */
export interface Fit {
  readonly world: number;
  readonly left: number;
  readonly top: number;
}

/** Place in the square world of Web Mercator, 0 to 1 from the north-west. */
export function mercator([longitude, latitude]: Position): Spot {
  const bent = Math.asinh(Math.tan((latitude * Math.PI) / 180));
  return { x: (longitude + 180) / 360, y: (1 - bent / Math.PI) / 2 };
}

/** Makes everything on the layers fit into the window, `margin` pixels free at each side; the ground decides where there is one. */
export function fitLayers(layers: readonly MapLayerData[], { width, height }: Size, margin: Spot): Fit {
  const ground = layers.filter((layer) => layer.ground && layer.features.length > 0);
  const deciding = (ground.length > 0 ? ground : layers).flatMap(({ features }) => features);
  const outline = deciding.filter(({ look }) => look === 'outline');
  const spots = (outline.length > 0 ? outline : deciding).flatMap(({ geometry }) =>
    positionsOf(geometry).map(mercator),
  );
  let [west, north, east, south] = [1, 1, 0, 0];
  for (const { x, y } of spots) {
    [west, east] = [Math.min(west, x), Math.max(east, x)];
    [north, south] = [Math.min(north, y), Math.max(south, y)];
  }
  if (spots.length === 0) [west, north, east, south] = [0.7, 0.3, 0.9, 0.5];
  // One object alone is not drawn larger than a street.
  const [wide, high] = [Math.max(east - west, 1e-6), Math.max(south - north, 1e-6)];
  const world = Math.min((width - 2 * margin.x) / wide, (height - 2 * margin.y) / high);
  return {
    world: Math.max(world, 1),
    left: width / 2 - ((west + east) / 2) * world,
    top: height / 2 - ((north + south) / 2) * world,
  };
}

/** A position on the drawing. */
export function spotOf(position: Position, { world, left, top }: Fit): Spot {
  const { x, y } = mercator(position);
  return { x: x * world + left, y: y * world + top };
}

/** A geometry as the path of a drawing; points are a dot of no length, which round ends make visible. */
export function pathOf(one: Geometry, fit: Fit): string {
  const line = (positions: readonly Position[], end: string) =>
    `M${positions
      .map((position) => {
        const { x, y } = spotOf(position, fit);
        return `${x.toFixed(2)} ${y.toFixed(2)}`;
      })
      .join('L')}${end}`;
  switch (one.type) {
    case 'Point':
      return line([one.coordinates], 'h0');
    case 'LineString':
      return line(one.coordinates, '');
    case 'MultiLineString':
      return one.coordinates.map((part) => line(part, '')).join('');
    case 'Polygon':
      return one.coordinates.map((ring) => line(ring, 'Z')).join('');
    case 'MultiPolygon':
      return one.coordinates.flatMap((rings) => rings.map((ring) => line(ring, 'Z'))).join('');
  }
}

/** Where the light or the name of an object stands: the middle of its box. */
export function anchorOf({ geometry }: Pick<MapFeatureData, 'geometry'>, fit: Fit): Spot {
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const position of positionsOf(geometry)) {
    const { x, y } = spotOf(position, fit);
    [west, east] = [Math.min(west, x), Math.max(east, x)];
    [north, south] = [Math.min(north, y), Math.max(south, y)];
  }
  return { x: (west + east) / 2, y: (north + south) / 2 };
}

/** A spot of the drawing in the window, as it is looked at. */
export function seenAt({ x, y }: Spot, view: View): Spot {
  return { x: (x - view.x) * view.scale, y: (y - view.y) * view.scale };
}

/** One tile of the ground and where it stands in the window. */
export interface PlacedTile {
  readonly key: string;
  readonly zoom: number;
  readonly column: number;
  readonly row: number;
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

/** Most tiles drawn at once. */
const mostTiles = 60;

/** The tiles that cover the window, in the zoom nearest to their own size; none where they would be too many. */
export function tilesOf(fit: Fit, view: View, { width, height }: Size): PlacedTile[] {
  const world = fit.world * view.scale;
  const zoom = Math.max(1, Math.min(18, Math.round(Math.log2(world / 256))));
  const count = 2 ** zoom;
  const side = world / count;
  const corner = seenAt({ x: fit.left, y: fit.top }, view);
  const from = (edge: number) => Math.max(0, Math.floor(-edge / side));
  const to = (edge: number, length: number) => Math.min(count - 1, Math.floor((length - edge) / side));
  const tiles: PlacedTile[] = [];
  for (let column = from(corner.x); column <= to(corner.x, width); column++) {
    for (let row = from(corner.y); row <= to(corner.y, height); row++) {
      if (tiles.length >= mostTiles) return [];
      const place = { x: corner.x + column * side, y: corner.y + row * side, side };
      tiles.push({ key: `${zoom}/${column}/${row}`, zoom, column, row, ...place });
    }
  }
  return tiles;
}
