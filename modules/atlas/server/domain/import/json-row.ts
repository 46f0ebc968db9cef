import { isText, type Problem, shown } from './problem.ts';
import { RowReader } from './row-reader.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** True for what JSON writes in braces. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Where an object stands: its file, the line of its row and its path inside the row. */
export interface JsonPlace {
  file: string;
  row: number;
  path: string;
}

/** A reader of an object's plain members as if they were the cells of a row. */
export function jsonRow(
  place: JsonPlace,
  object: JsonObject,
  types: Readonly<Record<string, 'string' | 'integer'>>,
): RowReader {
  const cells: Record<string, string> = {};
  const wrongTypes: string[] = [];
  for (const [field, type] of Object.entries(types)) {
    const value = Object.hasOwn(object, field) ? object[field] : null;
    if (value === null) continue;
    if (type === 'string' ? typeof value === 'string' : Number.isSafeInteger(value)) cells[field] = String(value);
    else wrongTypes.push(field);
  }
  const reader = new RowReader({ ...place, cells, named: new Set() });
  for (const field of wrongTypes) reader.wrong(field, 'wrongType', { expected: types[field] ?? '' });
  return reader;
}

/** A list of texts; a missing one is empty. */
export function textList(reader: RowReader, field: string, value: unknown): string[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    reader.wrong(field, 'wrongType', { expected: 'array' });
    return [];
  }
  return value.flatMap((one: unknown, index) => {
    if (typeof one !== 'string') reader.wrong(`${field}.${index}`, 'wrongType', { expected: 'string' });
    else if (one === '') reader.wrong(`${field}.${index}`, 'missing');
    else {
      const fault = textFault(one);
      if (fault === undefined) return [one];
      reader.wrong(`${field}.${index}`, ...fault);
    }
    return [];
  });
}

const maxText = 2_000;
const maxDepth = 12;

/** Notes everything in a free value that could not be kept as it stands. */
export function checkFree(reader: RowReader, field: string, value: unknown, depth = 0): void {
  if (depth > maxDepth) reader.wrong(field, 'tooDeep', { most: maxDepth });
  else if (typeof value === 'string') {
    const fault = textFault(value);
    if (fault !== undefined) reader.wrong(field, ...fault);
  } else if (typeof value === 'number' && !(Math.abs(value) <= Number.MAX_SAFE_INTEGER)) {
    reader.wrong(field, 'moneyBeyondExact', { value: String(value) });
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      const path = `${field}.${shown(key)}`;
      if (isText(key)) checkFree(reader, path, inner, depth + 1);
      else reader.wrong(path, 'notText', { value: shown(key) });
    }
  }
}

function textFault(value: string): [reason: 'tooLong' | 'notText', params: Problem['params']] | undefined {
  if (value.length > maxText) return ['tooLong', { most: maxText }];
  return isText(value) ? undefined : ['notText', { value: shown(value) }];
}
