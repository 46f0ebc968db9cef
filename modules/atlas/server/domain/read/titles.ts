import type { FigureBound, FigureStatus } from '#kernel/indicators/contract/figure.ts';
import type {
  TitleBasis,
  TitleFact,
  TitleHolder,
  TitleKind,
  TitleLevel,
  TitleStatus,
} from '../../../contract/title.ts';
import { type FigureFrame, figureOf } from './figures.ts';
import { type StoredFact, sourceOf } from './rows.ts';

/** A published title with its zone and page. */
export interface StoredTitle extends StoredFact {
  zone_id: string;
  zone_name: string;
  name: string;
  kind: TitleKind;
  level: TitleLevel | null;
  status: TitleStatus;
  holder: TitleHolder | null;
  body: string | null;
  period: string | null;
  place: number | null;
  place_bound: FigureBound | null;
  count: string | null;
  unit: string | null;
  years_in_row: number | null;
  scope: string | null;
  criteria: string[];
  recheck: string | null;
  basis: TitleBasis[];
  note: string | null;
  printed: Record<string, string>;
}

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
