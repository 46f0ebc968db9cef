import type { Figure, FigureBound, FigureStatus, SourceRef } from '#kernel/indicators/contract/figure.ts';
import type { FigureSum, ProjectRow } from '../../../contract/project.ts';
import { boundOfSum, type FigureFrame, figureOf, fromHundredths, moneyOf } from './figures.ts';
import { type StoredProject, sourceOf } from './rows.ts';

/**
 * A project as the register shows it. Investment is the planned total, not money spent; output, tax and jobs are what
 * the page expects; areas of what is not yet completed are by design.
 */
export function projectRowOf(row: StoredProject): ProjectRow {
  const source = sourceOf(row);
  const frame = (field: string, column: string, status: FigureStatus): FigureFrame => ({
    metric: `atlas.project.${metrics[field] ?? field}`,
    unit: units[field] ?? 'yuan',
    status,
    bound: (row.bounds[field] as FigureBound | undefined) ?? 'exact',
    period: null,
    printed: row.printed[column] ?? null,
    source,
  });
  const built = row.stage === 'completed' || row.stage === 'in_production';
  const area: FigureStatus = built ? 'actual' : 'design';
  return {
    id: row.id,
    name: row.name,
    zoneId: row.zone_id,
    zoneName: row.zone_name,
    ownerFirms: row.owner_firms,
    industry: row.industry,
    stage: row.stage,
    stageBasis: row.stage_basis,
    kind: row.kind,
    parentProjectId: row.parent_project_id,
    startDate: row.start_date,
    dueDate: row.due_date,
    figures: {
      investment: moneyOf(row.investment_fen, frame('investment', 'investment_yuan', 'planned')),
      // The page may print mu, from which the square metres were computed.
      area: figureOf(row.area_m2, frame('area', row.printed.area_m2 === undefined ? 'area_mu' : 'area_m2', area)),
      floorArea: figureOf(row.floor_area_m2, frame('floor_area', 'floor_area_m2', area)),
      annualOutput: moneyOf(row.annual_output_fen, frame('annual_output', 'annual_output_yuan', 'forecast')),
      annualTax: moneyOf(row.annual_tax_fen, frame('annual_tax', 'annual_tax_yuan', 'forecast')),
      jobs: figureOf(row.jobs, frame('jobs', 'jobs', 'forecast')),
    },
    source,
  };
}

const metrics: Record<string, string> = {
  floor_area: 'floorArea',
  annual_output: 'annualOutput',
  annual_tax: 'annualTax',
};
const units: Record<string, string> = { area: 'm2', floor_area: 'm2', jobs: 'jobs' };

/** Parts of a sum of investment. */
export interface InvestmentParts {
  rows: number;
  /** Rows whose page gives a size and not only an order of magnitude. */
  withFigure: number;
  sumFen: number;
  bounds: FigureBound[];
}

/** Sum of planned investment over a filter; an order of magnitude (e.g. 千亿级) cannot be added and is left out. */
export function investmentSum({ rows, withFigure, sumFen, bounds }: InvestmentParts): FigureSum {
  const figure: Figure = {
    metric: 'atlas.project.investment',
    value: withFigure === 0 ? null : fromHundredths(sumFen),
    unit: 'yuan',
    status: 'planned',
    bound: boundOfSum(bounds),
    period: null,
    printed: null,
    source: null as SourceRef | null,
  };
  return { figure, rows, withFigure };
}
