import { type CoordinateSystem, gaussZoneOf } from '../../../contract/coordinate-system.ts';
import { type Geometry, positionsOf } from '../../../contract/geometry.ts';
import { mapPositions, toGeographic } from '../../domain/convert.ts';
import { examineGeometry, examineSize, type GeometryRule, turnRings } from '../../domain/examine-geometry.ts';
import { roundPositions } from '../../domain/well-known-text.ts';
import columnWords from './column-words.json' with { type: 'json' };

/** What can be wrong with one feature of a file, besides its geometry. */
export type FeatureRule =
  | GeometryRule
  | 'noGeometry'
  | 'unknownKind'
  | 'wrongSystem'
  | 'noName'
  | 'noNumber'
  | 'unknownNumber'
  | 'repeatedNumber'
  | 'wrongKind'
  | 'longName'
  | 'shortRow';

/** A feature as a file tells it; coordinates are still in its system. */
export interface ToldFeature {
  /** Counted from 1. */
  readonly feature: number;
  /** Line of the file on which it begins, where that is known. */
  readonly line: number | null;
  readonly name: string | null;
  readonly number: string | null;
  readonly geometry: Geometry | undefined;
  /** Why there is no geometry. */
  readonly fault?: FeatureRule;
}

/** A fault of one feature; `at` is where in its system's own numbers. */
export interface FeatureFault {
  readonly feature: number;
  readonly line: number | null;
  readonly rule: FeatureRule;
  readonly at?: string;
}

/** Digits of degrees that are kept: a tenth of a millimetre. */
export const keptDigits = 9;

/** A geometry told in a system, in CGCS2000 and with its rings turned; or the faults that it has. */
export function takeGeometry(
  told: Geometry,
  system: CoordinateSystem,
): { geometry: Geometry } | { faults: readonly { rule: FeatureRule; at?: string }[] } {
  const large = examineSize(told);
  if (large !== undefined) return { faults: [{ rule: large.rule }] };
  const zone = gaussZoneOf(system);
  const stray = positionsOf(told).find(([east, north]) => {
    if (zone === undefined) return Math.abs(east) > 180 || Math.abs(north) > 180;
    // Half a zone is 3° at most, 334 km at the equator; the north of China lies at 5,950 km.
    const inner = east - (zone.prefix ?? 0) * 1_000_000 - 500_000;
    return Math.abs(inner) > 400_000 || north < 0 || north > 6_400_000;
  });
  if (stray !== undefined) return { faults: [{ rule: 'wrongSystem', at: stray.join(' ') }] };
  const geometry = roundPositions(
    mapPositions(told, (pair) => toGeographic(pair, system)),
    keptDigits,
  );
  const faults = examineGeometry(geometry);
  if (faults.length === 0) return { geometry: turnRings(geometry) };
  return {
    faults: faults.map(({ rule, at }) => ({ rule, ...(at && { at: at.map((one) => one.toFixed(6)).join(' ') }) })),
  };
}

/** Which of the known columns a heading or property is. */
export function columnOf(heading: string): keyof typeof columnWords | undefined {
  const plain = heading.trim().toLowerCase();
  const found = Object.entries(columnWords).find(([, words]) => words.includes(plain));
  return found?.[0] as keyof typeof columnWords | undefined;
}
