import type { Text } from '#ui/index.ts';
import { gaussZones, geographicSystems } from '../../contract/coordinate-system.ts';

/** Coordinate systems by name: degrees first, then projections by their meridian. */
export function systemOptions(text: Text): { value: string; label: string }[] {
  const projections = gaussZones.map(({ epsg, width, meridian, prefix }) => ({
    value: `epsg${epsg}`,
    label: text('systems.gauss', {
      ...{ code: epsg, width, meridian },
      prefix: prefix === null ? text('systems.plain') : text('systems.prefixed', { zone: prefix }),
    }),
  }));
  return [...geographicSystems.map((value) => ({ value, label: text(`systems.${value}`) })), ...projections];
}
