import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { Geometry } from '../../contract/geometry.ts';
import type { Shape } from '../../contract/shape.ts';
import { tables } from './tables.ts';

const columns = [
  'id',
  'layer_id as layerId',
  'party_id as partyId',
  'name',
  'look',
  'geometry',
  'supplied_as as suppliedAs',
  'source',
  'accuracy',
  'demonstration',
  'registered_at as registeredAt',
] as const;

/** The shape with this id, if it stands. */
export function findShape(db: ZoneDb, id: string): Promise<Shape | undefined> {
  return standing(db).where('id', '=', id).executeTakeFirst();
}

/** The shape that draws a party, if one stands; kept from others until the transaction ends. */
export function lockShapeOf(tx: ZoneDb, partyId: string): Promise<Shape | undefined> {
  return standing(tx).where('party_id', '=', partyId).forUpdate().executeTakeFirst();
}

/** Lets one transaction at a time draw in the zone: two would draw the same parcel, or on a layer that just goes. */
export async function holdMap(tx: ZoneDb): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('geo.shape ' || platform.current_zone(), 0))`.execute(tx);
}

/** Shapes on a layer in the order of their entry. */
export function listShapesOn(db: ZoneDb, layerId: string, limit: number): Promise<Shape[]> {
  return standing(db).where('layer_id', '=', layerId).orderBy('id').limit(limit).execute();
}

/** A shape of a party: its id and geometry. */
export interface PartyShape {
  readonly id: string;
  readonly partyId: string;
  readonly geometry: Geometry;
  readonly accuracy: string | null;
}

/** Shapes that draw these parties. */
export async function listShapesOf(db: ZoneDb, partyIds: readonly string[]): Promise<PartyShape[]> {
  if (partyIds.length === 0) return [];
  const rows = await standing(db).where('party_id', 'in', partyIds).execute();
  return rows.flatMap(({ id, partyId, geometry, accuracy }) =>
    partyId === null ? [] : [{ id, partyId, geometry, accuracy }],
  );
}

/** How many of these parties are drawn. */
export async function countShapesOf(db: ZoneDb, partyIds: readonly string[]): Promise<number> {
  if (partyIds.length === 0) return 0;
  const { count } = await tables(db)
    .selectFrom('geo.shape')
    .select((make) => make.fn.countAll<number>().as('count'))
    .where('party_id', 'in', partyIds)
    .where('standing', '=', true)
    .executeTakeFirstOrThrow();
  return count;
}

/** A shape to be added. */
export type NewShape = Omit<Shape, 'demonstration'> & {
  zoneId: string;
  demonstration?: boolean;
  registeredBy: string | null;
};

const rowsAtOnce = 500;

/** Adds shapes. */
export async function addShapes(tx: ZoneDb, shapes: readonly NewShape[]): Promise<void> {
  for (let from = 0; from < shapes.length; from += rowsAtOnce) {
    const rows = shapes.slice(from, from + rowsAtOnce).map((one) => ({
      ...{ zone_id: one.zoneId, id: one.id, layer_id: one.layerId, party_id: one.partyId, name: one.name },
      ...{ look: one.look, geometry: JSON.stringify(one.geometry), supplied_as: one.suppliedAs },
      ...{ source: one.source, accuracy: one.accuracy, demonstration: one.demonstration ?? false },
      ...{ registered_at: one.registeredAt, registered_by: one.registeredBy },
    }));
    await tables(tx).insertInto('geo.shape').values(rows).execute();
  }
}

/** Takes shapes off the maps. */
export async function withdrawShapes(tx: ZoneDb, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const { numUpdatedRows } = await tables(tx)
    .updateTable('geo.shape')
    .set({ standing: false })
    .where('id', 'in', ids)
    .where('standing', '=', true)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Takes the shapes that draw these parties off the maps; says how many there were. */
export async function withdrawShapesOf(tx: ZoneDb, partyIds: readonly string[]): Promise<number> {
  if (partyIds.length === 0) return 0;
  const { numUpdatedRows } = await tables(tx)
    .updateTable('geo.shape')
    .set({ standing: false })
    .where('party_id', 'in', partyIds)
    .where('standing', '=', true)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Removes every invented shape; those that people drew stay. Says which parties people drew. */
export async function removeInventedShapes(tx: ZoneDb): Promise<Set<string>> {
  await tables(tx).deleteFrom('geo.shape').where('demonstration', '=', true).execute();
  const rows = await tables(tx)
    .selectFrom('geo.shape')
    .select('party_id as partyId')
    .where('party_id', 'is not', null)
    .where('standing', '=', true)
    .execute();
  return new Set(rows.flatMap(({ partyId }) => partyId ?? []));
}

function standing(db: ZoneDb) {
  return tables(db).selectFrom('geo.shape').select(columns).where('standing', '=', true);
}
