import { lazy, Suspense } from 'react';
import { LoadingState } from '../state/states.tsx';
import type { ZoneMapProps } from './zone-map.tsx';

const Drawing = lazy(() => import('./zone-map.tsx'));

/** A map of places, loaded when first shown. */
export function ZoneMap(props: ZoneMapProps) {
  return (
    <Suspense fallback={<LoadingState lines={Math.round((props.height ?? 420) / 32)} />}>
      <Drawing {...props} />
    </Suspense>
  );
}
