import type { PermissionId } from '#platform/access/contract/permissions.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';

/** Longitude and latitude in decimal degrees, CGCS2000; for maps WGS-84 is the same within a metre. */
export type MapPosition = readonly [longitude: number, latitude: number];

/** A geometry as GeoJSON (RFC 7946) has it; rings of areas are closed, the first one goes round the outside. */
export type MapGeometry =
  | { readonly type: 'Point'; readonly coordinates: MapPosition }
  | { readonly type: 'LineString'; readonly coordinates: readonly MapPosition[] }
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly MapPosition[])[] }
  | { readonly type: 'MultiLineString'; readonly coordinates: readonly (readonly MapPosition[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly MapPosition[])[])[] };

/** Words on the map: as they are, or `module:key`, said in the language of the one who looks. */
export type MapWords = string | { readonly key: string; readonly params?: Readonly<Record<string, string | number>> };

/** One object on a layer. */
export interface MapFeature {
  /** Lasting within its layer. */
  readonly id: string;
  /** Names of records are data and stand as they are. */
  readonly name: MapWords;
  readonly geometry: MapGeometry;
  /** How the ground of a plan is drawn; what modules put on the map leaves it out. */
  readonly look?: 'outline' | 'district' | 'block' | 'green' | 'water' | 'mainRoad' | 'road' | 'railway' | 'place';
  /** How far it has come, drawn as the depth of its fill: 0 planned, 1 begun, 2 being built, 3 built, 4 in use. */
  readonly stage?: 0 | 1 | 2 | 3 | 4;
  /** Only `warn` and `late` are drawn; all are said in words. */
  readonly light?: 'ok' | 'warn' | 'late' | 'hold';
  readonly lightText?: MapWords;
  /** Page of this application that opens it, such as `/parcels/…`. */
  readonly href?: string;
  /** What is said of it when it is chosen; `labelKey` is `module:key`. */
  readonly facts?: readonly { readonly labelKey: string; readonly value: MapWords }[];
  /** The firm, institution, site or parcel that it is or belongs to. */
  readonly partyId?: string;
  /** Its row in `geo.shape`, where it was drawn in this application. */
  readonly shapeId?: string;
}

/** What a layer is asked. */
export interface MapQuery {
  readonly now: Temporal.Instant;
  /** Most features to answer. */
  readonly limit: number;
}

/** A layer that a part puts on the maps of the zone. Never personal fields: the screen stands in open rooms. */
export interface MapLayer {
  /** `<module>.<noun>`, such as `parties.parcels`. */
  readonly id: `${string}.${string}`;
  /** Its name, looked up in the texts of its module. */
  readonly labelKey: string;
  /** Only who holds it is told of the layer. */
  readonly permission: PermissionId;
  /** Place among the layers and on the map, lowest first and drawn first: ground 0 to 9, places 10 to 49, modules from 50. */
  readonly order: number;
  readonly kind: 'point' | 'line' | 'area';
  /** What the depths of fill mean, by text keys of its module; for the legend. */
  readonly stages?: Readonly<Partial<Record<0 | 1 | 2 | 3 | 4, string>>>;
  /** The features in the zone of the connection, in an order that lasts. */
  read(db: ZoneDb, asked: MapQuery): Promise<readonly MapFeature[]>;
  /** How many there are; without it they are read and counted. */
  count?(db: ZoneDb, asked: Pick<MapQuery, 'now'>): Promise<number>;
}
