import { defineErrors } from '#platform/errors/contract/errors.ts';

/** What can go wrong on the map. */
export const errors = defineErrors({
  /** There is no such layer, or none that the caller may read. */
  'geo.layerUnknown': { status: 404, params: [] },
  /** The layer is made of a register and takes no shapes of its own. */
  'geo.layerNotOwn': { status: 409, params: ['layer'] },
  /** A layer that stands has this name. */
  'geo.layerTaken': { status: 409, params: ['name'] },
  'geo.shapeUnknown': { status: 404, params: [] },
  /** What shall be drawn is no parcel or site on the register. */
  'geo.placeUnknown': { status: 404, params: [] },
  /** A shape cannot be stored; the fields say why and where. */
  'geo.shapeFaulty': { status: 422, params: ['count'] },
  /** A file has features that cannot be stored; nothing of it was. */
  'geo.fileFaulty': { status: 422, params: ['count'] },
  /** A file is larger than is taken, has more features, or lies deeper. */
  'geo.fileTooLarge': { status: 413, params: ['mebibytes', 'features'] },
  /** A file is no UTF-8 text, no JSON, no FeatureCollection, or has no columns of coordinates. */
  'geo.fileUnreadable': { status: 422, params: ['format'] },
  /** The installation has no key for tiles. */
  'geo.noTiles': { status: 404, params: [] },
  /** The server of the tiles did not answer with a picture. */
  'geo.tileFailed': { status: 503, params: [] },
});
