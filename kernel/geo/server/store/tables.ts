import type { Generated, JSONColumnType } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { CoordinateSystem } from '../../contract/coordinate-system.ts';
import type { Geometry, GeometryKind } from '../../contract/geometry.ts';
import type { Look } from '../../contract/layer.ts';

// Types and not interfaces: kysely asks for an index signature.

/** A row of geo.layer. */
export type LayerRow = {
  zone_id: string;
  id: string;
  name: string;
  kind: GeometryKind;
  ground: Generated<boolean>;
  position: Generated<number>;
  standing: Generated<boolean>;
  demonstration: Generated<boolean>;
  registered_at: string;
  registered_by: string | null;
};

/** A row of geo.shape. */
export type ShapeRow = {
  zone_id: string;
  id: string;
  layer_id: string | null;
  party_id: string | null;
  name: string | null;
  look: Look | null;
  geometry: JSONColumnType<Geometry>;
  supplied_as: CoordinateSystem;
  source: string;
  accuracy: string | null;
  standing: Generated<boolean>;
  demonstration: Generated<boolean>;
  registered_at: string;
  registered_by: string | null;
};

/** Queries over layers and shapes. */
export function tables(db: ZoneDb) {
  return db.withTables<{ 'geo.layer': LayerRow; 'geo.shape': ShapeRow }>();
}
