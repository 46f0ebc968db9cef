import {
  type CivicRecord,
  type FinanceRecord,
  type IndicatorRecord,
  type MechanismRecord,
  parseCivic,
  parseFinance,
  parseIndicators,
  parseMechanisms,
  parseServices,
  type ServiceRecord,
} from './measures.ts';
import { parseSources, parseZoneKinds, parseZones, type SourceRow, type ZoneRecord } from './places.ts';
import { type PolicyRecord, parsePolicies } from './policies.ts';
import type { Problem } from './problem.ts';
import { type ParsedFile, type PublishedFile, refuseFile } from './table-file.ts';
import {
  type FirmRecord,
  type ProgrammeRecord,
  type ProjectRecord,
  parseFirms,
  parseProgrammes,
  parseProjects,
} from './undertakings.ts';

/** Names of the files, in the order in which they refer to one another. */
export const fileNames = [
  'sources.csv',
  'zone-kinds.csv',
  'zones.csv',
  'projects.csv',
  'programmes.csv',
  'firms.csv',
  'indicators.csv',
  'policies.json',
  'services.csv',
  'finance.csv',
  'civic.csv',
  'mechanisms.csv',
] as const;
export type FileName = (typeof fileNames)[number];

/** All sound rows of all files. */
export interface PublishedRows {
  sources: SourceRow[];
  zones: ZoneRecord[];
  projects: ProjectRecord[];
  programmes: ProgrammeRecord[];
  firms: FirmRecord[];
  indicators: IndicatorRecord[];
  policies: PolicyRecord[];
  services: ServiceRecord[];
  finance: FinanceRecord[];
  civic: CivicRecord[];
  mechanisms: MechanismRecord[];
}

/** What all files together gave. */
export interface ParsedPublication {
  rows: PublishedRows;
  files: { file: string; rows: number; loaded: number; rejected: number }[];
  problems: Problem[];
}

/** Parses every file. A row with an error is left out with all its errors named; so is a row that refers to one left out. */
export function parsePublished(files: ReadonlyMap<string, string>): ParsedPublication {
  const summary: ParsedPublication['files'] = [];
  const problems: Problem[] = [];
  const take = <T>(name: FileName, parse: (file: PublishedFile) => ParsedFile<T>): ParsedFile<T> => {
    const text = files.get(name);
    if (text !== undefined) return parse({ name, text });
    return refuseFile(name, { row: 0, field: '', reason: 'fileMissing', params: {} });
  };
  const keep = <T>(parsed: ParsedFile<T>): T[] => {
    const loaded = parsed.sound.length;
    summary.push({ file: parsed.name, rows: parsed.rows, loaded, rejected: parsed.rows - loaded });
    problems.push(...parsed.problems);
    return parsed.sound.map(({ value }) => value);
  };
  const sourceRows = keep(unique(take('sources.csv', parseSources), (row) => row.file, 'file'));
  const sources = new Set(sourceRows.map((row) => row.file));
  const kinds = new Map(keep(take('zone-kinds.csv', parseZoneKinds)).map(({ word, kind }) => [word, kind]));
  const zoneFile = byId(take('zones.csv', (file) => parseZones(file, { sources, kinds })));
  const zones = keep(withinFile(zoneFile, 'parent_zone_id'));
  const zoneRefs = { standing: new Set(zones.map((zone) => zone.id)), named: idsNamed(files.get('zones.csv')) };
  const inZone = <T extends { id: string; zone_id: string }>(name: FileName, parse: Parser<T>): ParsedFile<T> =>
    checked(byId(take(name, (file) => parse(file, sources))), { field: 'zone_id', refs: zoneRefs });
  const rows: PublishedRows = {
    sources: sourceRows,
    zones,
    projects: keep(withinFile(inZone('projects.csv', parseProjects), 'parent_project_id')),
    programmes: keep(inZone('programmes.csv', parseProgrammes)),
    firms: keep(inZone('firms.csv', parseFirms)),
    indicators: keep(inZone('indicators.csv', parseIndicators)),
    policies: keep(inZone('policies.json', parsePolicies)),
    services: keep(inZone('services.csv', parseServices)),
    finance: keep(inZone('finance.csv', parseFinance)),
    civic: keep(inZone('civic.csv', parseCivic)),
    mechanisms: keep(inZone('mechanisms.csv', parseMechanisms)),
  };
  return { rows, files: summary, problems };
}

type Parser<T> = (file: PublishedFile, sources: ReadonlySet<string>) => ParsedFile<T>;

/** Ids that rows may refer to: those that stand, and those that were there but left out. */
interface References {
  standing: ReadonlySet<string>;
  named: ReadonlySet<string>;
}

/** First cells of a file's lines: ids that were there, whatever else was wrong with their rows. */
function idsNamed(text: string | undefined): ReadonlySet<string> {
  return new Set((text ?? '').split(/\r?\n/).map((line) => line.split(',', 1)[0] ?? ''));
}

function byId<T extends { id: string }>(parsed: ParsedFile<T>): ParsedFile<T> {
  return unique(parsed, (row) => row.id, 'id');
}

/** The first of several rows with one key stands. */
function unique<T>(parsed: ParsedFile<T>, keyOf: (row: T) => string, field: string): ParsedFile<T> {
  const first = new Map<string, number>();
  return sift(parsed, ({ row, value }) => {
    const key = keyOf(value);
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, row);
      return undefined;
    }
    return { field, reason: 'duplicateId', params: { value: key, row: earlier } };
  });
}

/** Leaves out rows whose reference does not stand. */
function checked<T>(
  parsed: ParsedFile<T>,
  { field, refs }: { field: keyof T & string; refs: References },
): ParsedFile<T> {
  return sift(parsed, ({ value }) => {
    const id = value[field] as string | null;
    if (id === null || refs.standing.has(id)) return undefined;
    return { field, reason: refs.named.has(id) ? 'refersToRejected' : 'unknownReference', params: { value: id } };
  });
}

/** References inside one file: leaving a row out may leave out those that refer to it, until none is left to. */
function withinFile<T extends { id: string }>(parsed: ParsedFile<T>, field: keyof T & string): ParsedFile<T> {
  const named = new Set(parsed.sound.map(({ value }) => value.id));
  let current = parsed;
  for (;;) {
    const standing = new Set(current.sound.map(({ value }) => value.id));
    const next = checked(current, { field, refs: { standing, named } });
    if (next.sound.length === current.sound.length) return next;
    current = next;
  }
}

function sift<T>(
  parsed: ParsedFile<T>,
  judge: (row: { row: number; value: T }) => Pick<Problem, 'field' | 'reason' | 'params'> | undefined,
): ParsedFile<T> {
  const problems: Problem[] = [];
  const sound = parsed.sound.filter((one) => {
    const problem = judge(one);
    if (problem !== undefined) problems.push({ file: parsed.name, row: one.row, ...problem });
    return problem === undefined;
  });
  return { ...parsed, sound, problems: [...parsed.problems, ...problems] };
}
