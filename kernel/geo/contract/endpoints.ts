import { z } from 'zod';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { queryInteger } from '#platform/http/contract/query.ts';
import { coordinateSystem } from './coordinate-system.ts';
import { layerFeatures, layerId, layerSummary, tileSource } from './layer.ts';
import { importCheck, importQuery, layerEntry, measuredShape, shape, shapeEntry, withdrawal } from './shape.ts';

/** The layers that the caller may read, lowest first, and the tiles under them where the installation has a key. */
export const listLayers = defineEndpoint({
  id: 'geo.listLayers',
  method: 'GET',
  path: '/api/geo/layers',
  permission: 'geo:map.read',
  response: z.object({ layers: z.array(layerSummary), tiles: tileSource.nullable(), demonstration: z.boolean() }),
});

/** The features of one layer, at most 5,000; `cut` says when there are more. */
export const getLayerFeatures = defineEndpoint({
  id: 'geo.getLayerFeatures',
  method: 'GET',
  path: '/api/geo/layers/:layerId/features',
  permission: 'geo:map.read',
  params: z.object({ layerId }),
  response: layerFeatures,
  errors: ['geo.layerUnknown'],
});

/** Exactly what a layer shows, as GeoJSON (RFC 7946) or CSV with WKT, in the chosen system. */
export const exportLayer = defineEndpoint({
  id: 'geo.exportLayer',
  method: 'GET',
  path: '/api/geo/layers/:layerId/export',
  permission: 'geo:map.export',
  params: z.object({ layerId }),
  query: z.object({
    format: z.enum(['geojson', 'csv']).default('geojson'),
    system: coordinateSystem.default('cgcs2000'),
  }),
  response: z.object({}),
  produces: 'file',
  errors: ['geo.layerUnknown', 'exports.tooManyRows'],
});

/** Makes a layer of the zone's own. */
export const addLayer = defineEndpoint({
  id: 'geo.addLayer',
  method: 'POST',
  path: '/api/geo/layers',
  permission: 'geo:shape.write',
  body: layerEntry,
  response: layerSummary,
  errors: ['geo.layerTaken'],
});

/** Takes a layer of the zone's own off the maps, with its shapes; both stay in the journal. */
export const withdrawLayer = defineEndpoint({
  id: 'geo.withdrawLayer',
  method: 'POST',
  path: '/api/geo/layers/:layerId/withdrawal',
  permission: 'geo:shape.write',
  params: z.object({ layerId }),
  body: withdrawal,
  response: z.object({ shapes: z.int() }),
  errors: ['geo.layerUnknown', 'geo.layerNotOwn'],
});

/** One shape with what is measured on it. */
export const getShape = defineEndpoint({
  id: 'geo.getShape',
  method: 'GET',
  path: '/api/geo/shapes/:shapeId',
  permission: 'geo:map.read',
  params: z.object({ shapeId: z.uuid() }),
  response: measuredShape,
  errors: ['geo.shapeUnknown'],
});

/** Draws a parcel, a site or an object of a layer. */
export const drawShape = defineEndpoint({
  id: 'geo.drawShape',
  method: 'POST',
  path: '/api/geo/shapes',
  permission: 'geo:shape.write',
  body: shapeEntry,
  response: shape,
  errors: ['geo.shapeFaulty', 'geo.layerUnknown', 'geo.placeUnknown'],
});

/** Takes a shape off the maps. */
export const withdrawShape = defineEndpoint({
  id: 'geo.withdrawShape',
  method: 'POST',
  path: '/api/geo/shapes/:shapeId/withdrawal',
  permission: 'geo:shape.write',
  params: z.object({ shapeId: z.uuid() }),
  body: withdrawal,
  response: z.object({ id: z.uuid() }),
  errors: ['geo.shapeUnknown'],
});

/** Reads a file of shapes and says what it would bring; stores nothing. */
export const checkShapeFile = defineEndpoint({
  id: 'geo.checkShapeFile',
  method: 'POST',
  path: '/api/geo/imports/check',
  permission: 'geo:shape.write',
  query: importQuery,
  response: importCheck,
  consumes: 'bytes',
  journal: 'none',
  errors: ['geo.fileTooLarge', 'geo.fileUnreadable', 'geo.layerUnknown'],
});

/** Takes a file of shapes in, all of it or nothing. */
export const importShapes = defineEndpoint({
  id: 'geo.importShapes',
  method: 'POST',
  path: '/api/geo/imports',
  permission: 'geo:shape.write',
  query: importQuery,
  response: z.object({ shapes: z.int(), replaced: z.int() }),
  consumes: 'bytes',
  errors: ['geo.fileTooLarge', 'geo.fileUnreadable', 'geo.fileFaulty', 'geo.layerUnknown'],
});

/** One tile of the ground in Web Mercator, fetched by this server; 404 without a key. */
export const getTile = defineEndpoint({
  id: 'geo.getTile',
  method: 'GET',
  path: '/api/geo/tiles/:sheet/:zoom/:column/:row',
  permission: 'geo:map.read',
  params: z.object({
    sheet: z.enum(['vec', 'cva']),
    zoom: queryInteger(1, 18),
    column: queryInteger(0, 262_143),
    row: queryInteger(0, 262_143),
  }),
  response: z.unknown(),
  produces: 'file',
  errors: ['geo.noTiles', 'geo.tileFailed'],
});
