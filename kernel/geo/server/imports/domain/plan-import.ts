import type { CoordinateSystem } from '../../../contract/coordinate-system.ts';
import { type Geometry, type GeometryKind, kindOf } from '../../../contract/geometry.ts';
import { type FeatureFault, type ToldFeature, takeGeometry } from './told-feature.ts';

/** Where the features of a file go. */
export type ImportTarget =
  | { readonly kind: 'layer'; readonly takes: GeometryKind }
  | {
      readonly kind: 'places';
      /** Id of each place by its number. */
      readonly ids: ReadonlyMap<string, string>;
      readonly takes: readonly GeometryKind[];
    };

/** A feature that can be stored. */
export interface PlannedShape {
  readonly name: string | null;
  readonly partyId: string | null;
  readonly geometry: Geometry;
}

/** What a file brings: every feature that can be stored, and everything that is wrong with the others. */
export interface ImportPlan {
  readonly shapes: readonly PlannedShape[];
  readonly faults: readonly FeatureFault[];
}

/** Longest name of an object. */
const longestName = 100;

/** Judges every feature of a file. */
export function planImport(
  told: readonly ToldFeature[],
  { system, target }: { system: CoordinateSystem; target: ImportTarget },
): ImportPlan {
  const shapes: PlannedShape[] = [];
  const faults: FeatureFault[] = [];
  const seen = new Set<string>();
  for (const one of told) {
    const found = judge(one, { system, target, seen });
    if ('rules' in found) {
      for (const { rule, at } of found.rules) {
        faults.push({ feature: one.feature, line: one.line, rule, ...(at !== undefined && { at }) });
      }
    } else shapes.push(found.shape);
  }
  return { shapes, faults };
}

type Judged = { shape: PlannedShape } | { rules: readonly Pick<FeatureFault, 'rule' | 'at'>[] };

function judge(
  one: ToldFeature,
  { system, target, seen }: { system: CoordinateSystem; target: ImportTarget; seen: Set<string> },
): Judged {
  const rules: Pick<FeatureFault, 'rule' | 'at'>[] = [];
  const partyId = target.kind === 'places' ? (target.ids.get(one.number ?? '') ?? null) : null;
  if (target.kind === 'layer') {
    if (one.name === null) rules.push({ rule: 'noName' });
    else if (one.name.length > longestName) rules.push({ rule: 'longName' });
  } else if (one.number === null) rules.push({ rule: 'noNumber' });
  else if (partyId === null) rules.push({ rule: 'unknownNumber', at: one.number.slice(0, 40) });
  else if (seen.has(one.number)) rules.push({ rule: 'repeatedNumber', at: one.number });
  if (one.number !== null) seen.add(one.number);
  if (one.geometry === undefined) return { rules: [...rules, { rule: one.fault ?? 'noGeometry' }] };
  const kind = kindOf(one.geometry);
  if (target.kind === 'layer' ? target.takes !== kind : !target.takes.includes(kind)) rules.push({ rule: 'wrongKind' });
  const taken = takeGeometry(one.geometry, system);
  if ('faults' in taken) return { rules: [...rules, ...taken.faults] };
  if (rules.length > 0) return { rules };
  return { shape: { name: target.kind === 'layer' ? one.name : null, partyId, geometry: taken.geometry } };
}
