import { fileRoute, type Route, route, uploadRoute } from '#platform/http/server/route.ts';
import type { ServerModule } from '#platform/module/server-module.ts';
import * as endpoints from '../contract/endpoints.ts';
import { addLayer, withdrawLayer } from './add-layer.ts';
import { drawShape, getShape, withdrawShape } from './draw-shape.ts';
import { exportLayer } from './export-layer.ts';
import { tileRoute } from './fetch-tile.ts';
import { checkShapeFile, importShapes } from './imports/import-shapes.ts';
import { getLayerFeatures, listLayers } from './list-layers.ts';
import { layersOf } from './open-layers.ts';

/** Every endpoint of maps with its use-case; the layers are those of all parts. */
export function geoRoutes(parts: readonly ServerModule[]): readonly Route[] {
  const layers = layersOf(parts);
  return [
    route(endpoints.listLayers, listLayers(layers)),
    route(endpoints.getLayerFeatures, getLayerFeatures(layers)),
    fileRoute(endpoints.exportLayer, exportLayer(layers)),
    route(endpoints.addLayer, addLayer),
    route(endpoints.withdrawLayer, withdrawLayer),
    route(endpoints.getShape, getShape),
    route(endpoints.drawShape, drawShape),
    route(endpoints.withdrawShape, withdrawShape),
    uploadRoute(endpoints.checkShapeFile, checkShapeFile),
    uploadRoute(endpoints.importShapes, importShapes),
    tileRoute(),
  ];
}
