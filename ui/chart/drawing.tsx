import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { ChartData, ChartPick } from './chart-data.ts';
import { chartOption } from './option.ts';

use([BarChart, LineChart, GridComponent, SVGRenderer, LabelLayout]);

/** The drawn chart; the table twin beside it says the same to readers, so it is hidden from them. */
export default function Drawing({
  data,
  height,
  onPick,
}: {
  data: ChartData;
  height: number;
  onPick: ((pick: ChartPick) => void) | undefined;
}) {
  const holder = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);
  useEffect(() => {
    const element = holder.current;
    if (element === null) return;
    const drawn = init(element, undefined, { renderer: 'svg' });
    chart.current = drawn;
    const watch = new ResizeObserver(() => drawn.resize());
    watch.observe(element);
    return () => {
      watch.disconnect();
      drawn.dispose();
    };
  }, []);
  useEffect(() => {
    const fontFamily = getComputedStyle(document.body).fontFamily;
    chart.current?.setOption(chartOption(data, fontFamily), { notMerge: true });
  }, [data]);
  useEffect(() => {
    const drawn = chart.current;
    if (drawn === undefined || drawn.isDisposed() || onPick === undefined) return;
    const press = (event: { dataIndex?: number; seriesId?: string }) => {
      const category = data.categories[event.dataIndex ?? -1]?.key;
      if (category !== undefined) onPick({ category, series: event.seriesId ?? '' });
    };
    drawn.on('click', press);
    return () => {
      if (!drawn.isDisposed()) drawn.off('click', press);
    };
  }, [data, onPick]);
  return <div ref={holder} style={{ height }} aria-hidden="true" />;
}
