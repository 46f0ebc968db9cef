import {
  type CivicRecord,
  type FinanceRecord,
  type IndicatorRecord,
  parseCivic,
  parseFinance,
  parseIndicators,
  parseServices,
  type ServiceRecord,
} from './measures.ts';
import { type MechanismRecord, parseMechanisms } from './mechanisms.ts';
import { type ParsedFile, type PublishedFile, refuseFile } from './parsed-file.ts';
import { parseSources, parseZoneKinds, parseZones, type SourceRow, type ZoneRecord } from './places.ts';
import { type PolicyRecord, parsePolicies } from './policies.ts';
import type { Problem } from './problem.ts';
import { type Context, type References, withParents } from './references.ts';
import { parseTitles, type TitleRecord } from './titles.ts';
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
  'titles.csv',
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
  titles: TitleRecord[];
}

/** What all files together gave. */
export interface ParsedPublication {
  rows: PublishedRows;
  files: { file: string; rows: number; loaded: number; rejected: number }[];
  problems: Problem[];
}

/** Largest file, in bytes of UTF-8. */
const maxBytes = 2_000_000;

/**
 * Parses every file. A row with an error is left out and all its errors are named; so is a row that refers to one left
 * out. Problems stand in the order of files and rows. Nothing in a file makes this throw.
 */
export function parsePublished(files: ReadonlyMap<string, string>): ParsedPublication {
  const summary: ParsedPublication['files'] = [];
  const problems: Problem[] = [];
  const known = new Map<string, References>();
  const keep = <T extends object>(parsed: ParsedFile<T>): T[] => {
    const loaded = parsed.sound.length;
    known.set(parsed.name.replace(/\.\w+$/, ''), { standing: idsOf(parsed), named: parsed.named });
    summary.push({ file: parsed.name, rows: parsed.rows, loaded, rejected: parsed.rows - loaded });
    problems.push(...parsed.problems.toSorted((a, b) => a.row - b.row));
    return parsed.sound.map(({ value }) => value);
  };
  const sourceFile = take(files, 'sources.csv', parseSources);
  const sourceRows = keep(sourceFile);
  const sources = { standing: new Set(sourceRows.map((row) => row.file)), named: sourceFile.named };
  const kinds = new Map(keep(take(files, 'zone-kinds.csv', parseZoneKinds)).map(({ word, kind }) => [word, kind]));
  const zoneFile = take(files, 'zones.csv', (file) => parseZones(file, { sources, kinds }));
  const zones = keep(withParents(zoneFile, 'parent_zone_id', (zone) => zone.parent_zone_id));
  const context = { sources, zones: { standing: new Set(zones.map((zone) => zone.id)), named: zoneFile.named } };
  const facts = <T>(name: FileName, parse: (file: PublishedFile, context: Context) => ParsedFile<T>) =>
    take(files, name, (file) => parse(file, context));
  const projects = facts('projects.csv', parseProjects);
  const rows: PublishedRows = {
    sources: sourceRows,
    zones,
    projects: keep(withParents(projects, 'parent_project_id', (project) => project.parent_project_id)),
    programmes: keep(facts('programmes.csv', parseProgrammes)),
    firms: keep(facts('firms.csv', parseFirms)),
    indicators: keep(facts('indicators.csv', parseIndicators)),
    policies: keep(facts('policies.json', parsePolicies)),
    services: keep(facts('services.csv', parseServices)),
    finance: keep(facts('finance.csv', parseFinance)),
    civic: keep(facts('civic.csv', parseCivic)),
    mechanisms: keep(facts('mechanisms.csv', parseMechanisms)),
    titles: [],
  };
  const titles = keep(facts('titles.csv', (file, told) => parseTitles(file, { ...told, rows: known })));
  return { rows: { ...rows, titles }, files: summary, problems };
}

function idsOf<T extends object>({ sound }: ParsedFile<T>): Set<string> {
  return new Set(sound.flatMap(({ value }) => ('id' in value && typeof value.id === 'string' ? [value.id] : [])));
}

function take<T>(
  files: ReadonlyMap<string, string>,
  name: FileName,
  parse: (file: PublishedFile) => ParsedFile<T>,
): ParsedFile<T> {
  const text = files.get(name);
  if (text === undefined) return refuseFile(name, { row: 0, field: '', reason: 'fileMissing', params: {} });
  if (text.length <= maxBytes && new TextEncoder().encode(text).length <= maxBytes) return parse({ name, text });
  return refuseFile(name, { row: 0, field: '', reason: 'fileTooLarge', params: { most: maxBytes } });
}
