import type { FigureBound, FigureStatus, LineRange, SourceRef } from '#kernel/indicators/contract/figure.ts';
import type {
  CivicKind,
  Coverage,
  FactKind,
  FinanceKind,
  FirmKind,
  MechanismDetail,
  MechanismKind,
  MechanismTier,
  PolicyStatus,
  ProgrammeKind,
  ProgrammeStatus,
  ProjectKind,
  ServiceKind,
  ZoneKind,
} from '../../../contract/enumerations.ts';
import type { ProjectStage, StageBasis } from '../../../contract/states.ts';

/** Passage columns with those of their page. */
export interface StoredPassage {
  source_file: string;
  number: string;
  month: string;
  line: number;
  line_end: number;
  also_lines: LineRange[];
}

/** A fact as its table and page keep it. */
export interface StoredFact extends StoredPassage {
  id: string;
}

export type StoredZone = StoredFact & {
  name: string;
  kind: ZoneKind;
  province: string | null;
  city: string | null;
  county: string | null;
  lon: string | null;
  lat: string | null;
  seat_name: string | null;
  seat_lon: string | null;
  seat_lat: string | null;
  coverage: Coverage;
  parent_zone_id: string | null;
  parent_name: string | null;
  aliases: string[];
  note: string | null;
} & { [K in FactKind as `n_${K}`]: number };

type Words = Record<string, string>;

export interface StoredProject extends StoredFact {
  name: string;
  zone_id: string;
  zone_name: string;
  owner_firms: string[];
  industry: string | null;
  stage: ProjectStage | null;
  stage_basis: StageBasis | null;
  kind: ProjectKind;
  parent_project_id: string | null;
  investment_fen: number | null;
  annual_output_fen: number | null;
  annual_tax_fen: number | null;
  area_m2: number | null;
  floor_area_m2: number | null;
  jobs: number | null;
  capacity: string | null;
  start_date: string | null;
  due_date: string | null;
  milestone: string | null;
  bounds: Words;
  printed: Words;
  note: string | null;
}

export interface StoredProgramme extends StoredFact {
  name: string;
  kind: ProgrammeKind;
  status: ProgrammeStatus;
  start_date: string | null;
  due_date: string | null;
  projects: number | null;
  projects_new: number | null;
  projects_continued: number | null;
  projects_key: number | null;
  projects_reserve: number | null;
  investment_fen: number | null;
  investment_due_fen: number | null;
  investment_usd_cents: number | null;
  annual_output_fen: number | null;
  annual_tax_fen: number | null;
  bounds: Words;
  detail: string | null;
  printed: Words;
}

export interface StoredFirm extends StoredFact {
  name: string;
  short_name: string | null;
  kind: FirmKind;
  industry: string | null;
  role: string | null;
  note: string | null;
}

export interface StoredIndicator extends StoredFact {
  indicator: string;
  name: string;
  period: string | null;
  value: string | null;
  unit: string;
  yoy_percent: string | null;
  yoy_pp: string | null;
  bound: FigureBound;
  status: FigureStatus;
  subject: string | null;
  note: string | null;
  printed: Words;
}

export interface StoredPolicy extends StoredFact {
  title: string;
  document_zh: string | null;
  issuer: string | null;
  published: string | null;
  status: PolicyStatus;
  not_stated: string[];
}

export interface StoredInstrument extends StoredFact {
  policy_id: string;
  kind: string;
  name_zh: string;
  part_of_document: boolean;
  rule: Record<string, unknown>;
  printed: string[];
}

export interface StoredService extends StoredFact {
  name: string;
  kind: ServiceKind;
  before: string | null;
  after: string | null;
  unit: string | null;
  change_percent: string | null;
  bound: FigureBound | null;
  status: FigureStatus;
  scope: string | null;
  printed: Words;
}

export interface StoredFinance extends StoredFact {
  kind: FinanceKind;
  name: string;
  provider: string | null;
  amount_fen: number | null;
  firms: number | null;
  rate_max_percent: string | null;
  cap_per_firm_year_fen: number | null;
  period: string | null;
  bound: FigureBound | null;
  status: FigureStatus;
  detail: string | null;
  printed: Words;
}

export interface StoredCivic extends StoredFact {
  kind: CivicKind;
  name: string;
  measure: string | null;
  value: string | null;
  unit: string | null;
  bound: FigureBound | null;
  period: string | null;
  status: FigureStatus;
  detail: string | null;
  printed: Words;
}

export interface StoredMechanism extends StoredFact {
  name_en: string;
  name_zh: string;
  kind: MechanismKind;
  systems: number[];
  tier: MechanismTier;
  detail: MechanismDetail;
  description: string;
  figures: string | null;
}

/** The passage of a fact. */
export function sourceOf(row: StoredPassage): SourceRef {
  return {
    file: row.source_file,
    number: row.number,
    month: row.month,
    line: row.line,
    lineEnd: row.line_end,
    alsoLines: row.also_lines,
  };
}
