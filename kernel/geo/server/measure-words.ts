import type { MapWords } from '#platform/module/map-layer.ts';
import type { Geometry } from '../contract/geometry.ts';
import { areaOf, lengthOf } from './domain/measure.ts';

/** Decimal text with its thousands parted: `12,345.60`. */
export function groupThousands(decimal: string): string {
  const [whole = '', part] = decimal.split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${part === undefined ? '' : `.${part}`}`;
}

/** Area of a shape in words, in square metres. */
export function areaText(one: Geometry): MapWords {
  return { key: 'geo:units.squareMetres', params: { value: groupThousands(areaOf(one).toFixed(0)) } };
}

/** Length of a shape in words, in metres. */
export function lengthText(one: Geometry): MapWords {
  return { key: 'geo:units.metres', params: { value: groupThousands(lengthOf(one).toFixed(0)) } };
}
