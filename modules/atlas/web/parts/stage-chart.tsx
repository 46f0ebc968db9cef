import './atlas.css';
import { useCallback, useMemo } from 'react';
import { Chart, type ChartData, type ChartPick, useText, useUrlSearch, valuesOf, withValues } from '#ui/index.ts';
import type { FacetCount } from '../../contract/place.ts';
import { useLabel } from './labels.ts';
import { countsByStage, isHollow, stageFill } from './stage.ts';

/** Projects by stage, deeper with progress; a bar keeps its stage only. */
export function StageChart({ stages }: { stages: readonly FacetCount[] }) {
  const text = useText('atlas');
  const label = useLabel();
  const [search, change] = useUrlSearch();
  const data = useMemo<ChartData>(() => {
    const counts = countsByStage(stages);
    return {
      title: text('web.projects.byStage'),
      unit: text('web.projects.unit'),
      categoryName: text('web.projects.stage'),
      categories: counts.map(({ stage }) => ({ key: stage, label: label('stage', stage) })),
      series: [
        {
          key: 'projects',
          name: text('web.projects.title'),
          shape: 'bar',
          tone: 'current',
          values: counts.map(({ count }) => count),
          fills: counts.map(({ stage }) => stageFill(stage)),
          hollow: counts.map(({ stage }) => isHollow(stage)),
        },
      ],
    };
  }, [stages, text, label]);
  const pick = useCallback(
    ({ category }: ChartPick) => {
      const chosen = valuesOf(search, 'stage');
      change(withValues(search, 'stage', chosen.length === 1 && chosen[0] === category ? [] : [category]));
    },
    [search, change],
  );
  return (
    <div className="atlas-overview-single ys-no-print">
      <Chart data={data} height={176} onPick={pick} />
    </div>
  );
}
