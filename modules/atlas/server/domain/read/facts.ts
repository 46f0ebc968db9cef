import type { z } from 'zod';
import type { Figure, FigureBound, FigureStatus } from '#kernel/indicators/contract/figure.ts';
import type * as contract from '../../../contract/facts.ts';
import type { instrumentKind } from '../../../contract/instrument-kinds.ts';
import { type FigureFrame, figureOf, moneyOf } from './figures.ts';
import type * as stored from './rows.ts';
import { sourceOf } from './rows.ts';

type Shape<T extends z.ZodType> = z.output<T>;

/** Statuses of programmes that are told as done; all others are still ahead. */
const doneProgrammes: readonly string[] = ['actual', 'signed', 'started', 'selected', 'accepted_in_part', 'released'];

/** What a programme's numbers are: of a target a target, of what has happened actual, of all else planned. */
export function programmeFigureStatus(status: string): FigureStatus {
  if (status === 'target') return 'target';
  return doneProgrammes.includes(status) ? 'actual' : 'planned';
}

/** A plan, intake, pool or target. Investment and output stay plans whatever the programme's own state. */
export function programmeOf(row: stored.StoredProgramme): Shape<typeof contract.programmeFact> {
  const source = sourceOf(row);
  const counted = programmeFigureStatus(row.status);
  const money: FigureStatus = row.status === 'target' ? 'target' : 'planned';
  const frame = (field: string, unit: string, status: FigureStatus): FigureFrame => ({
    metric: `atlas.programme.${field}`,
    unit,
    status,
    bound: (row.bounds[snake(field)] as FigureBound | undefined) ?? 'exact',
    period: row.due_date,
    printed: row.printed[snake(field)] ?? row.printed[`${snake(field)}_yuan`] ?? null,
    source,
  });
  const count = (field: string, value: number | null) => figureOf(value, frame(field, 'projects', counted));
  const yuan = (field: string, fen: number | null) => moneyOf(fen, frame(field, 'yuan', money));
  const figures = [
    count('projects', row.projects),
    count('projectsNew', row.projects_new),
    count('projectsContinued', row.projects_continued),
    count('projectsKey', row.projects_key),
    count('projectsReserve', row.projects_reserve),
    yuan('investment', row.investment_fen),
    yuan('investmentDue', row.investment_due_fen),
    moneyOf(row.investment_usd_cents, frame('investmentUsd', 'usd', money)),
    yuan('annualOutput', row.annual_output_fen),
    yuan('annualTax', row.annual_tax_fen),
  ];
  return {
    id: row.id,
    source,
    name: row.name,
    kind: row.kind,
    status: row.status,
    startDate: row.start_date,
    dueDate: row.due_date,
    figures: figures.filter((one): one is Figure => one !== null),
    detail: row.detail,
  };
}

/** Column names are snake case, metric names camel case. */
function snake(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** A firm or other body that a page names. */
export function firmOf(row: stored.StoredFirm): Shape<typeof contract.firmFact> {
  const { id, name, kind, industry, role, note } = row;
  return { id, name, kind, industry, role, note, shortName: row.short_name, source: sourceOf(row) };
}

/** A published statistic. */
export function indicatorOf(row: stored.StoredIndicator): Shape<typeof contract.indicatorFact> {
  const source = sourceOf(row);
  const { id, indicator, name, subject, note, unit, status, bound, period } = row;
  const figure: Figure = {
    metric: `atlas.indicator.${indicator}`,
    value: row.value,
    unit,
    status,
    bound,
    period,
    printed: row.printed.value ?? null,
    source,
    ...(row.yoy_percent === null ? {} : { yoyPercent: row.yoy_percent }),
    ...(row.yoy_pp === null ? {} : { yoyPp: row.yoy_pp }),
  };
  return { id, source, indicator, name, subject, note, figure };
}

/** A policy with its instruments. */
export function policyOf(
  row: stored.StoredPolicy,
  instruments: readonly stored.StoredInstrument[],
): Shape<typeof contract.policyFact> {
  const { id, title, issuer, published, status } = row;
  return {
    id,
    title,
    issuer,
    published,
    status,
    documentName: row.document_zh,
    notStated: row.not_stated,
    source: sourceOf(row),
    instruments: instruments
      .filter((one) => one.policy_id === id)
      .map((one) => ({
        id: one.id,
        kind: one.kind as z.output<typeof instrumentKind>,
        name: one.name_zh,
        partOfDocument: one.part_of_document,
        printed: one.printed,
        rule: one.rule,
        source: sourceOf(one),
      })),
  };
}

/** A service promise, limit or result. */
export function serviceOf(row: stored.StoredService): Shape<typeof contract.serviceFact> {
  const source = sourceOf(row);
  const { id, name, kind, scope, status } = row;
  const frame = (field: string, unit: string): FigureFrame => ({
    metric: `atlas.service.${field}`,
    unit,
    status,
    bound: row.bound ?? 'exact',
    period: null,
    printed: row.printed[field] ?? null,
    source,
  });
  const unit = row.unit ?? 'items';
  return {
    id,
    source,
    name,
    kind,
    scope,
    // What stood before a change has been, whatever becomes of the change.
    before: figureOf(row.before, { ...frame('before', unit), status: 'actual', bound: 'exact' }),
    after: figureOf(row.after, frame('after', unit)),
    change: figureOf(row.change_percent, {
      ...frame('change', 'percent'),
      printed: row.printed.change_percent ?? null,
    }),
  };
}

/** Money for firms. */
export function financeOf(row: stored.StoredFinance): Shape<typeof contract.financeFact> {
  const source = sourceOf(row);
  const { id, name, kind, provider, detail, status, period } = row;
  const frame = (metric: string, unit: string, column: string): FigureFrame => ({
    metric: `atlas.finance.${metric}`,
    unit,
    status,
    bound: row.bound ?? 'exact',
    period,
    printed: row.printed[column] ?? null,
    source,
  });
  const rule = (metric: string, unit: string, column: string): FigureFrame => ({
    ...frame(metric, unit, column),
    status: 'rule',
    bound: 'at_most',
  });
  return {
    id,
    source,
    name,
    kind,
    provider,
    detail,
    amount: moneyOf(row.amount_fen, frame('amount', 'yuan', 'amount_yuan')),
    firms: figureOf(row.firms, frame('firms', 'firms', 'firms')),
    rateMax: figureOf(row.rate_max_percent, rule('rateMax', 'percent', 'rate_max_percent')),
    capPerFirmYear: moneyOf(row.cap_per_firm_year_fen, rule('capPerFirmYear', 'yuan', 'cap_per_firm_year_yuan')),
  };
}

/** Civic life, contests and events. */
export function civicOf(row: stored.StoredCivic): Shape<typeof contract.civicFact> {
  const source = sourceOf(row);
  const { id, name, kind, period, detail, status } = row;
  return {
    id,
    source,
    name,
    kind,
    period,
    detail,
    measure: row.measure as Shape<typeof contract.civicFact>['measure'],
    figure: figureOf(row.value, {
      metric: `atlas.civic.${row.measure ?? 'count'}`,
      unit: row.unit ?? 'items',
      status,
      bound: row.bound ?? 'exact',
      period,
      printed: row.printed.value ?? null,
      source,
    }),
  };
}

/** A management mechanism or software system. */
export function mechanismOf(row: stored.StoredMechanism): Shape<typeof contract.mechanismFact> {
  const { id, kind, systems, tier, detail, description, figures } = row;
  return {
    id,
    kind,
    systems,
    tier,
    detail,
    description,
    figures,
    nameEn: row.name_en,
    nameZh: row.name_zh,
    source: sourceOf(row),
  };
}
