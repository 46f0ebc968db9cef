import type { FacetCount } from '../../contract/place.ts';
import { projectStages, type StageFilter } from '../../contract/states.ts';

/** Every stage in order, then those of which the page does not say. */
export const stagesInOrder: readonly StageFilter[] = [...projectStages, 'unstated'];

const fills: Readonly<Record<StageFilter, string>> = {
  planned: '#FFFFFF',
  signed: '#FFFFFF',
  preliminary: '#FFFFFF',
  started: '#E7EEF6',
  under_construction: '#B9CFE4',
  completed: '#5B8DBE',
  in_production: '#1F5A93',
  unstated: '#FFFFFF',
};

/** Fill of a stage: one hue, deeper with progress. */
export function stageFill(stage: StageFilter): string {
  return fills[stage];
}

/** Stages before the start of works are drawn dashed: nothing stands there yet. */
export function isHollow(stage: StageFilter): boolean {
  return fills[stage] === '#FFFFFF';
}

/** Counts of projects by stage in the order of stages, those without projects as zero. */
export function countsByStage(facet: readonly FacetCount[]): { stage: StageFilter; count: number }[] {
  const counts = new Map(facet.map(({ value, count }) => [value, count]));
  return stagesInOrder.map((stage) => ({ stage, count: counts.get(stage) ?? 0 }));
}
