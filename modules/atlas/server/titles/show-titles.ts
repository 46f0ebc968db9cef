import type { FileView } from '#platform/files/contract/file-view.ts';
import type { CheckedCriterion, OwnTitle, TitleEvidence, TitleResult, TitleVerdict } from '../../contract/own-title.ts';
import type {
  StoredCriterion,
  StoredEvidence,
  StoredOwnTitle,
  StoredResult,
  TitleGround,
} from '../store/own-titles.ts';
import type { PresentFigures } from './counted-figures.ts';
import { type GivenEvidence, hasExpired, stateOf, verdictOf } from './domain/check-criteria.ts';
import { yearsInRow } from './domain/years-in-row.ts';
import { recheckLightOf } from './recheck-light.ts';
import type { Day } from './require-title.ts';

/** A title as the register shows it, with what its criteria and results say today. */
export function ownTitleOf(title: StoredOwnTitle, ground: TitleGround, day: Day): OwnTitle {
  const mine = partsOf(title.id, ground);
  const [checkYear = null] = yearsWithCriteria(mine.criteria);
  const standing = mine.results.filter((one) => one.replaced_by === null);
  const [last] = standing;
  return {
    id: title.id,
    name: title.name,
    kind: title.kind,
    level: title.level,
    body: title.body,
    scope: title.scope,
    documentNumber: title.document_number,
    recheckOn: title.recheck_on,
    warnDays: title.warn_days,
    revision: title.revision,
    checkYear,
    verdict: verdictIn(checkYear, mine, day),
    run: yearsInRow(standing, Number(day.today.slice(0, 4))),
    recheck: recheckLightOf({ recheckOn: title.recheck_on, warnDays: title.warn_days }, day),
    lastResult: last === undefined ? null : resultOf(last),
    registeredAt: title.registered_at,
    demonstration: title.demonstration,
  };
}

type Parts = Pick<TitleGround, 'criteria' | 'evidence' | 'results'>;

/** What hangs on one title. */
export function partsOf(id: string, { criteria, evidence, results }: TitleGround): Parts {
  const mine = (one: { title_id: string }) => one.title_id === id;
  return { criteria: criteria.filter(mine), evidence: evidence.filter(mine), results: results.filter(mine) };
}

/** Years that have criteria, the latest first. */
export function yearsWithCriteria(criteria: readonly StoredCriterion[]): number[] {
  return [...new Set(criteria.map(({ year }) => year))].sort((one, other) => other - one);
}

/** Whether the criteria of a year are met today. */
export function verdictIn(year: number | null, { criteria, evidence }: Parts, { today }: Day): TitleVerdict {
  const ofYear = criteria.filter((one) => one.year === year);
  return verdictOf(ofYear.map((one) => criterionStateOf(one, evidence, today)));
}

/** The state of a criterion among the evidence of its title. */
export function criterionStateOf(criterion: StoredCriterion, evidence: readonly StoredEvidence[], today: string) {
  return stateOf(criterion, givenFor(criterion, evidence), today);
}

function givenFor({ id }: StoredCriterion, evidence: readonly StoredEvidence[]): GivenEvidence[] {
  return evidence
    .filter((one) => one.criterion_id === id)
    .map(({ kind, value, unit, valid_until, withdrawn_at }) => ({
      ...{ kind, value, unit, validUntil: valid_until, withdrawn: withdrawn_at !== null },
    }));
}

/** A criterion with its evidence and what follows from it. */
export function criterionOf(criterion: StoredCriterion, seen: SeenEvidence): CheckedCriterion {
  const { evidence, present, today } = seen;
  const state = criterionStateOf(criterion, evidence, today);
  const now = evidence.map((one) => ({ ...one, value: comparableNow(one, present) ?? one.value }));
  const { id, position, wording, kind, comparison, threshold, unit } = criterion;
  return {
    ...{ id, position, wording, kind, comparison, threshold, unit },
    state,
    fallen: state === 'met' && criterionStateOf(criterion, now, today) === 'not_met',
    evidence: evidence.filter((one) => one.criterion_id === id).map((one) => evidenceOf(one, seen)),
  };
}

/** What evidence is shown with. */
interface SeenEvidence {
  evidence: readonly StoredEvidence[];
  files: readonly FileView[];
  present: PresentFigures;
  today: string;
}

/** What the metric behind evidence says today; null where it says nothing, or by another definition. */
function comparableNow({ metric, definition_version: version }: StoredEvidence, { figures }: PresentFigures) {
  const now = metric === null || version === null ? undefined : figures.get(metric);
  return now?.definition.version === version ? now.figure.value : null;
}

function countedOf({ metric, definition_version: version }: StoredEvidence, { figures }: PresentFigures) {
  if (metric === null || version === null) return null;
  const now = figures.get(metric);
  const present = now === undefined || now.figure.value === null ? null : now.figure;
  return {
    ...{ metric, version, present },
    name: now?.name ?? metric,
    presentVersion: now?.definition.version ?? null,
  };
}

function evidenceOf(row: StoredEvidence, { files, present, today }: Omit<SeenEvidence, 'evidence'>): TitleEvidence {
  const { id, kind, name, source, link, unit, period } = row;
  const metric = row.metric ?? 'atlas.title.figure';
  // A value is for the eyes of those who may see its metric.
  const value = present.hidden.has(metric) && row.definition_version !== null ? null : row.value;
  return {
    ...{ id, kind, name, source, link },
    criterionId: row.criterion_id,
    file: files.find((one) => one.id === row.file_id) ?? null,
    figure:
      unit === null
        ? null
        : { ...{ metric, value, unit, period }, status: 'actual', bound: 'exact', printed: null, source: null },
    counted: countedOf(row, present),
    validUntil: row.valid_until,
    expired: hasExpired({ validUntil: row.valid_until }, today),
    attachedAt: row.attached_at,
    withdrawnAt: row.withdrawn_at,
    withdrawReason: row.withdraw_reason,
  };
}

/** The outcome of a year as recorded. */
export function resultOf(row: StoredResult): TitleResult {
  const { id, year, outcome, place, note } = row;
  return {
    ...{ id, year, outcome, place, note },
    decidedOn: row.decided_on,
    documentNumber: row.document_number,
    recordedAt: row.recorded_at,
    replaced: row.replaced_by !== null,
  };
}
