import type { ChartData, ChartSeries, Tone } from './chart-data.ts';
import { shortName } from './short-name.ts';

const ink = { text: '#1A222C', second: '#46515D', meta: '#5F6A76', line: '#E3E1DA', brand: '#1F5A93' } as const;

const tones: Readonly<Record<Tone, { color: string; dashed?: boolean }>> = {
  current: { color: ink.brand },
  previous: { color: '#808893' },
  target: { color: ink.text, dashed: true },
  plum: { color: '#7A4B86' },
  grey: { color: ink.meta },
};

/** The drawing library's description of a chart: bars from zero, values and names beside what they name, no legend box. */
export function chartOption(data: ChartData, fontFamily: string) {
  const names = { type: 'category', data: data.categories.map(({ label }) => label), ...categoryAxis(data) };
  // Lying bars carry their values at their ends and need no scale.
  const values = data.lying ? { type: 'value', min: 0, show: false } : { type: 'value', min: 0, ...valueAxis };
  return {
    animation: false,
    textStyle: { fontFamily, color: ink.second, fontSize: 12 },
    grid: {
      left: 4,
      right: data.lying ? 56 : endRoom(data),
      top: 20,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: data.lying ? values : names,
    yAxis: data.lying ? { ...names, inverse: true } : values,
    series: data.series.map((series) => seriesOption(series, data)),
  };
}

const valueAxis = {
  axisLabel: { color: ink.meta, fontSize: 12 },
  splitLine: { lineStyle: { color: ink.line } },
  splitNumber: 4,
  minInterval: 1,
};

/** Room for the names of standing bars together, on a page as wide as a desk's. */
const namesWidth = 936;
const fontSize = 12;

function categoryAxis({ lying, categories }: ChartData) {
  const width = lying ? 132 : Math.max(64, Math.floor(namesWidth / Math.max(1, categories.length)));
  const most = Math.floor(width / fontSize) * (lying ? 2 : 3);
  return {
    axisTick: { show: false },
    axisLine: { lineStyle: { color: ink.line } },
    axisLabel: {
      ...{ color: ink.second, fontSize, interval: 0, width, overflow: 'break', lineHeight: 16 },
      formatter: (name: string) => shortName(name, most),
      ...(lying ? {} : { hideOverlap: true }),
    },
  };
}

function endRoom(data: ChartData): number {
  return data.series.some(({ shape }) => shape === 'line') ? 96 : 16;
}

function seriesOption(series: ChartSeries, data: ChartData) {
  return series.shape === 'line' ? lineOption(series) : barOption(series, data);
}

function lineOption({ key, name, tone, values }: ChartSeries) {
  const { color, dashed } = tones[tone];
  return {
    id: key,
    name,
    type: 'line',
    data: values,
    symbol: 'circle',
    symbolSize: 7,
    lineStyle: { color, width: tone === 'previous' ? 1.5 : 2, type: dashed ? 'dashed' : 'solid' },
    itemStyle: { color },
    endLabel: { show: true, formatter: '{a}', color, fontSize: 12, distance: 6 },
    // Lines that end close to one another would print their names over each other.
    labelLayout: { moveOverlap: 'shiftY' },
  };
}

function barOption({ key, name, tone, values, fills, hollow }: ChartSeries, data: ChartData) {
  const { color, dashed } = tones[tone];
  const several = data.series.length > 1;
  const named = values.findIndex((value) => value !== 0);
  return {
    id: key,
    name,
    type: 'bar',
    barMaxWidth: data.lying ? 14 : 28,
    data: values.map((value, index) => {
      const open = dashed || hollow?.[index] === true;
      const outline = fills !== undefined || open;
      return {
        value,
        itemStyle: {
          color: open ? 'transparent' : (fills?.[index] ?? color),
          borderColor: fills === undefined ? color : ink.brand,
          borderWidth: outline ? 1 : 0,
          borderType: open ? 'dashed' : 'solid',
        },
        // Beside other bars the name stands once, and a bar without height says nothing.
        ...(several ? { label: { show: value !== 0, formatter: index === named ? '{a} {c}' : '{c}' } } : {}),
      };
    }),
    label: {
      show: true,
      position: data.lying ? 'right' : 'top',
      color: ink.text,
      fontSize: 12,
      formatter: '{c}',
    },
    labelLayout: { hideOverlap: true },
  };
}
