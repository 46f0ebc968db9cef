import { z } from 'zod';
import { lineRange } from '#kernel/indicators/contract/figure.ts';
import { policyStatus } from '../../../contract/enumerations.ts';
import { instrumentKind } from '../../../contract/instrument-kinds.ts';
import type { Problem } from './problem.ts';
import { type Passage, shown } from './row-reader.ts';
import { type ParsedFile, type PublishedFile, refuseFile } from './table-file.ts';

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

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/);
const text = z.string().min(1).max(2_000);
const passage = {
  source: text,
  line: lineRange.shape.line,
  line_end: lineRange.shape.lineEnd,
  also_lines: z
    .string()
    .regex(/^\d+(-\d+)?(;\d+(-\d+)?)*$/)
    .optional(),
};
const instrumentShape = z.looseObject({
  id,
  kind: instrumentKind,
  name_zh: text,
  part_of_document: z.boolean().optional(),
  printed: z.array(text).optional(),
  ...passage,
});
const policyShape = z.strictObject({
  id,
  zone_id: id,
  title: text,
  document_zh: text.nullable(),
  issuer: text.nullable(),
  published: text.nullable(),
  status: policyStatus,
  instruments: z.array(instrumentShape).max(100),
  not_stated: z.array(text),
  ...passage,
});

/** Policies as rules: a JSON array; row numbers count its elements from 1. */
export function parsePolicies(file: PublishedFile, sources: ReadonlySet<string>): ParsedFile<PolicyRecord> {
  let list: unknown;
  try {
    list = JSON.parse(file.text);
  } catch (error) {
    const detail = error instanceof Error ? shown(error.message) : '';
    return refuseFile(file.name, { row: 0, field: '', reason: 'unreadable', params: { detail } });
  }
  if (!Array.isArray(list)) {
    return refuseFile(file.name, { row: 0, field: '', reason: 'unreadable', params: { detail: 'JSON array' } });
  }
  const parsed: ParsedFile<PolicyRecord> = { name: file.name, rows: list.length, sound: [], problems: [] };
  list.forEach((item, index) => {
    const row = index + 1;
    const problems = problemsOf(file.name, row, { item, sources });
    if (problems.length > 0) parsed.problems.push(...problems);
    else parsed.sound.push({ row, value: toRecord(policyShape.parse(item), row) });
  });
  return parsed;
}

function problemsOf(
  file: string,
  row: number,
  { item, sources }: { item: unknown; sources: ReadonlySet<string> },
): Problem[] {
  const result = policyShape.safeParse(item);
  if (!result.success) {
    return result.error.issues.map((issue) => ({
      file,
      row,
      field: issue.path.join('.'),
      reason: issue.code === 'invalid_value' ? 'notInList' : 'missing',
      params: issue.code === 'invalid_value' ? { value: issue.message.slice(0, 60) } : {},
    }));
  }
  const places = [
    { path: '', ...result.data },
    ...result.data.instruments.map((one, i) => ({ ...one, path: `instruments.${i}.` })),
  ];
  return places.flatMap(({ path, source, line, line_end }): Problem[] => [
    ...(sources.has(source)
      ? []
      : [{ file, row, field: `${path}source`, reason: 'unknownSource' as const, params: { value: shown(source) } }]),
    ...(line <= line_end
      ? []
      : [
          {
            file,
            row,
            field: `${path}line_end`,
            reason: 'linesReversed' as const,
            params: { line, lineEnd: line_end },
          },
        ]),
  ]);
}

function toRecord(policy: z.output<typeof policyShape>, row_number: number): PolicyRecord {
  const { instruments, source, line, line_end, also_lines, ...rest } = policy;
  return {
    ...rest,
    row_number,
    source_file: source,
    line,
    line_end,
    also_lines: rangesOf(also_lines),
    instruments: instruments.map((one, index) => toInstrument(one, policy.id, row_number * 1_000 + index)),
  };
}

function toInstrument(
  instrument: z.output<typeof instrumentShape>,
  policy_id: string,
  row_number: number,
): InstrumentRecord {
  const { id: own, kind, name_zh, part_of_document, printed, source, line, line_end, also_lines, ...rule } = instrument;
  return {
    id: own,
    row_number,
    policy_id,
    kind,
    name_zh,
    part_of_document: part_of_document ?? true,
    rule,
    printed: printed ?? [],
    source_file: source,
    line,
    line_end,
    also_lines: rangesOf(also_lines),
  };
}

function rangesOf(lines: string | undefined): Passage['also_lines'] {
  return (lines ?? '').split(';').flatMap((part) => {
    const [line, lineEnd] = part.split('-').map(Number);
    return part === '' || line === undefined ? [] : [{ line, lineEnd: lineEnd ?? line }];
  });
}
