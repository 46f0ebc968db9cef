import { policyStatus } from '../../../contract/enumerations.ts';
import { instrumentKind } from '../../../contract/instrument-kinds.ts';
import { elementLines, errorLine } from './json-elements.ts';
import { checkFree, isJsonObject, type JsonObject, type JsonPlace, jsonRow, textList } from './json-row.ts';
import { type ParsedFile, type PublishedFile, refuseFile } from './parsed-file.ts';
import { type Problem, shown } from './problem.ts';
import type { Context } from './references.ts';
import type { Passage, RowReader } from './row-reader.ts';

/** A row of atlas.policy_instrument. */
export interface InstrumentRecord extends Passage {
  id: string;
  row_number: number;
  policy_id: string;
  kind: string;
  name_zh: string;
  part_of_document: boolean;
  rule: Record<string, unknown>;
  printed: string[];
}

/** A row of atlas.policy with its instruments. */
export interface PolicyRecord extends Passage {
  id: string;
  row_number: number;
  zone_id: string;
  title: string;
  document_zh: string | null;
  issuer: string | null;
  published: string | null;
  status: string;
  not_stated: string[];
  instruments: InstrumentRecord[];
}

const passageTypes = { source: 'string', line: 'integer', line_end: 'integer', also_lines: 'string' } as const;
const instrumentTypes = { id: 'string', kind: 'string', name_zh: 'string', ...passageTypes } as const;
const policyTypes = {
  id: 'string',
  zone_id: 'string',
  title: 'string',
  document_zh: 'string',
  issuer: 'string',
  published: 'string',
  status: 'string',
  ...passageTypes,
} as const;
const policyFields = new Set([...Object.keys(policyTypes), 'instruments', 'not_stated']);
const maxPolicies = 20_000;
const maxInstruments = 999;

/** Names that earlier policies and instruments have taken, each with its line. */
interface Taken {
  policies: Map<string, number>;
  instruments: Map<string, number>;
}

/**
 * Policies as rules: a JSON array, whose rows are told by the line they begin on. A policy with a fault in one of
 * its instruments is left out whole: without a clause it would say something else.
 */
export function parsePolicies(file: PublishedFile, context: Context): ParsedFile<PolicyRecord> {
  const text = file.text.replace(/^\ufeff/, '');
  const refuse = (row: number, problem: Pick<Problem, 'reason' | 'params'>) =>
    refuseFile<PolicyRecord>(file.name, { row, field: '', ...problem });
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch (error) {
    return refuse(errorLine(text, error), { reason: 'notJson', params: {} });
  }
  if (!Array.isArray(list)) return refuse(0, { reason: 'wrongType', params: { expected: 'array' } });
  if (list.length > maxPolicies) return refuse(0, { reason: 'tooManyRows', params: { most: maxPolicies } });
  const lines = elementLines(text);
  // Only objects and arrays have a line of their own; with anything else among them the lines would not fit.
  const linesFit = lines.length === list.length;
  const parsed: ParsedFile<PolicyRecord> = {
    name: file.name,
    rows: list.length,
    sound: [],
    problems: [],
    named: new Set(
      list.flatMap((item: unknown) => (isJsonObject(item) && typeof item.id === 'string' ? [item.id] : [])),
    ),
  };
  const taken: Taken = { policies: new Map(), instruments: new Map() };
  for (const [index, item] of (list as unknown[]).entries()) {
    const row = linesFit ? (lines[index] ?? 0) : 0;
    const place = { file: file.name, row, path: '' };
    const reader = jsonRow(place, isJsonObject(item) ? item : {}, policyTypes);
    const read = { reader, place, context, taken };
    const value = isJsonObject(item) ? readPolicy(item, index + 1, read) : reader.wrong('', 'wrongType', object);
    if (value !== undefined && value.problems.length === 0) parsed.sound.push({ row, value: value.policy });
    parsed.problems.push(...(value?.problems ?? reader.problems));
  }
  return parsed;
}

const object = { expected: 'object' };

interface Reading {
  reader: RowReader;
  place: JsonPlace;
  context: Context;
  taken: Taken;
}

function readPolicy(
  item: JsonObject,
  row_number: number,
  { reader, place, context, taken }: Reading,
): { policy: PolicyRecord; problems: Problem[] } {
  for (const field of Object.keys(item)) if (!policyFields.has(field)) reader.wrong(shown(field), 'unknownField');
  const id = reader.id();
  reader.onlyOnce('id', taken.policies);
  const policy = {
    id,
    row_number,
    zone_id: reader.reference('zone_id', context.zones),
    title: reader.needed('title'),
    document_zh: reader.text('document_zh'),
    issuer: reader.text('issuer'),
    published: reader.date('published'),
    status: reader.oneOf('status', policyStatus),
    not_stated: textList(reader, 'not_stated', item.not_stated),
    ...reader.passage(context.sources),
  };
  const problems: Problem[] = [];
  const instruments = instrumentsOf(reader, item.instruments).flatMap((one, index) => {
    const inner = { ...place, path: `instruments.${index}.` };
    const instrumentReader = jsonRow(inner, isJsonObject(one) ? one : {}, instrumentTypes);
    if (!isJsonObject(one)) reader.wrong(`instruments.${index}`, 'wrongType', object);
    else {
      const read = { reader: instrumentReader, place: inner, context, taken };
      const instrument = { ...readInstrument(one, row_number * 1_000 + index, read), policy_id: id };
      problems.push(...instrumentReader.problems);
      return [instrument];
    }
    return [];
  });
  return { policy: { ...policy, instruments }, problems: [...reader.problems, ...problems] };
}

function instrumentsOf(reader: RowReader, value: unknown): unknown[] {
  if (value === undefined) reader.wrong('instruments', 'missing');
  else if (!Array.isArray(value)) reader.wrong('instruments', 'wrongType', { expected: 'array' });
  else if (value.length > maxInstruments) reader.wrong('instruments', 'tooManyItems', { most: maxInstruments });
  else return value;
  return [];
}

function readInstrument(
  item: JsonObject,
  row_number: number,
  { reader, context, taken }: Reading,
): Omit<InstrumentRecord, 'policy_id'> {
  const { id: _id, kind: _kind, name_zh: _name, source: _source, line: _line, ...others } = item;
  const { line_end: _end, also_lines: _also, part_of_document = true, printed, ...rule } = others;
  if (typeof part_of_document !== 'boolean') reader.wrong('part_of_document', 'wrongType', { expected: 'boolean' });
  for (const [field, value] of Object.entries(rule)) checkFree(reader, shown(field), value);
  const id = reader.id();
  reader.onlyOnce('id', taken.instruments);
  return {
    id,
    row_number,
    kind: reader.oneOf('kind', instrumentKind),
    name_zh: reader.needed('name_zh'),
    part_of_document: part_of_document === true,
    rule,
    printed: textList(reader, 'printed', printed),
    ...reader.passage(context.sources),
  };
}
