import { lazy, Suspense } from 'react';
import { LoadingState } from '../state/states.tsx';
import type { PlanMapProps } from './plan-map-props.ts';
import type { ZoneMapProps } from './zone-map.tsx';

const Drawing = lazy(() => import('./zone-map.tsx'));
const Plan = lazy(() => import('./plan-map.tsx'));

/** A map of places, loaded when first shown. */
export function ZoneMap(props: ZoneMapProps) {
  return (
    <Suspense fallback={<LoadingState lines={Math.round((props.height ?? 420) / 32)} />}>
      <Drawing {...props} />
    </Suspense>
  );
}

/** The plan of a zone: its ground, layers of objects above it, and the same objects as a list; loaded when first shown. */
export function PlanMap(props: PlanMapProps) {
  return (
    <Suspense fallback={<LoadingState lines={12} />}>
      <Plan {...props} />
    </Suspense>
  );
}
