import type { FigureStatus } from '#kernel/indicators/contract/figure.ts';
import type { TitleFact, TitleStatus } from '../../../contract/title.ts';
import type { StoredTitle } from '../../store/titles.ts';
import { type FigureFrame, figureOf } from './figures.ts';
import { sourceOf } from './rows.ts';

/** What the numbers of a title are: only what was given has happened. */
const statuses: Record<TitleStatus, FigureStatus> = { held: 'actual', building: 'planned', sought: 'target' };

/** A published title, award or ranking. */
export function titleOf(row: StoredTitle): TitleFact {
  const source = sourceOf(row);
  const { id, name, kind, level, status, holder, body, period, scope, criteria, recheck, basis, note } = row;
  const frame = (metric: string, unit: string, column: string): FigureFrame => ({
    metric: `atlas.title.${metric}`,
    unit,
    status: statuses[status],
    bound: 'exact',
    period,
    printed: row.printed[column] ?? null,
    source,
  });
  const place = { ...frame('place', 'rank', 'rank'), bound: row.place_bound ?? 'exact' };
  return {
    ...{ id, source, name, kind, level, status, holder, body, period, scope, criteria, recheck, basis, note },
    zoneId: row.zone_id,
    zoneName: row.zone_name,
    place: figureOf(row.place, place),
    count: figureOf(row.count, frame('count', row.unit ?? 'items', 'count')),
    yearsInRow: figureOf(row.years_in_row, frame('yearsInRow', 'years', 'years_in_row')),
  };
}
