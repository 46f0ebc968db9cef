import type { ZoneDb } from '#platform/db/server/database.ts';
import type { GeometryKind } from '../../contract/geometry.ts';
import { tables } from './tables.ts';

/** A layer of the zone's own. */
export interface OwnLayer {
  id: string;
  name: string;
  kind: GeometryKind;
  ground: boolean;
  demonstration: boolean;
  shapes: number;
}

/** Layers that stand with how many shapes stand on them, lowest first. */
export function listOwnLayers(db: ZoneDb): Promise<OwnLayer[]> {
  return selection(db).orderBy('position').orderBy('name').orderBy('id').execute();
}

/** The layer with this id, if it stands. */
export function findOwnLayer(db: ZoneDb, id: string): Promise<OwnLayer | undefined> {
  return selection(db).where('id', '=', id).executeTakeFirst();
}

function selection(db: ZoneDb) {
  return tables(db)
    .selectFrom('geo.layer')
    .select(['id', 'name', 'kind', 'ground', 'demonstration'])
    .select((make) =>
      make
        .selectFrom('geo.shape')
        .select((count) => count.fn.countAll<number>().as('count'))
        .whereRef('geo.shape.layer_id', '=', 'geo.layer.id')
        .where('geo.shape.standing', '=', true)
        .$asScalar()
        .$notNull()
        .as('shapes'),
    )
    .where('standing', '=', true);
}

/** A layer to be added. */
export interface NewLayer {
  zoneId: string;
  id: string;
  name: string;
  kind: GeometryKind;
  ground?: boolean;
  position?: number;
  demonstration?: boolean;
  registeredAt: string;
  registeredBy: string | null;
}

/** Adds a layer; says false when one that stands has its name. */
export async function addOwnLayer(tx: ZoneDb, layer: NewLayer): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(tx)
    .insertInto('geo.layer')
    .values({
      ...{ zone_id: layer.zoneId, id: layer.id, name: layer.name, kind: layer.kind },
      ...{ ground: layer.ground ?? false, position: layer.position ?? 100 },
      ...{ demonstration: layer.demonstration ?? false },
      ...{ registered_at: layer.registeredAt, registered_by: layer.registeredBy },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows) === 1;
}

/** Takes a layer and its shapes off the maps; says how many shapes went. */
export async function withdrawOwnLayer(tx: ZoneDb, id: string): Promise<number> {
  const db = tables(tx);
  await db.updateTable('geo.layer').set({ standing: false }).where('id', '=', id).execute();
  const { numUpdatedRows } = await db
    .updateTable('geo.shape')
    .set({ standing: false })
    .where('layer_id', '=', id)
    .where('standing', '=', true)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
