import { type FilterField, useText } from '#ui/index.ts';
import type { FacetCount } from '../../contract/place.ts';
import { useLabel } from './labels.ts';
import { listed } from './listed.ts';
import { investmentThresholds } from './project-query.ts';
import { countsByStage } from './stage.ts';

/** Filters of the register of projects, with the counts that each value would leave. */
export function useProjectFilters(
  facets: Record<'zone' | 'stage' | 'kind' | 'industry', FacetCount[]> | undefined,
): FilterField[] {
  const text = useText('atlas');
  const label = useLabel();
  const named = (facet: readonly FacetCount[] | undefined) =>
    (facet ?? []).map(({ value, count, label: name }) => ({
      value,
      count,
      label: listed(name ?? value, text('web.and')) ?? value,
    }));
  const stages = countsByStage(facets?.stage ?? []).map(({ stage, count }) => ({
    value: stage,
    count,
    label: label('stage', stage),
  }));
  const kinds = (facets?.kind ?? []).map(({ value, count }) => ({ value, count, label: label('projectKind', value) }));
  const thresholds = investmentThresholds.map((value) => ({ value, label: text(`web.projects.least.${value}`) }));
  return [
    { key: 'q', label: text('web.projects.words'), kind: 'words' },
    { key: 'zone', label: text('web.zones.one'), kind: 'choice', options: named(facets?.zone) },
    { key: 'stage', label: text('web.projects.stage'), kind: 'choice', options: stages },
    { key: 'industry', label: text('web.projects.industry'), kind: 'choice', options: named(facets?.industry) },
    { key: 'kind', label: text('web.projects.kind'), kind: 'choice', options: kinds },
    {
      key: 'minInvestmentFen',
      label: text('web.projects.investment'),
      kind: 'choice',
      options: thresholds,
      single: true,
    },
  ];
}
