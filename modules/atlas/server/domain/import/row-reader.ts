import type { z } from 'zod';
import { decimalPattern, parseDecimal } from '#kernel/indicators/contract/decimal.ts';
import type { LineRange } from '#kernel/indicators/contract/figure.ts';
import { isPartialDate, isPeriod } from './dates.ts';
import type { Problem, ReasonCode } from './problem.ts';

/** Longest text of a cell. */
const maxText = 2_000;
const idPattern = /^[a-z0-9][a-z0-9-]{0,60}$/;

/** The passage columns of every fact. */
export interface Passage {
  source_file: string;
  line: number;
  line_end: number;
  also_lines: LineRange[];
}

/** Reads the cells of one row and keeps everything that is wrong with them. */
export class RowReader {
  readonly problems: Problem[] = [];
  private readonly file: string;
  private readonly row: number;
  private readonly cells: Readonly<Record<string, string>>;

  constructor(file: string, row: number, cells: Readonly<Record<string, string>>) {
    this.file = file;
    this.row = row;
    this.cells = cells;
  }

  /** Notes that a field is wrong. */
  wrong(field: string, reason: ReasonCode, params: Problem['params'] = {}): void {
    this.problems.push({ file: this.file, row: this.row, field, reason, params });
  }

  /** Text or null for an empty cell. */
  text(field: string): string | null {
    const value = this.cells[field] ?? '';
    if (value.length > maxText) this.wrong(field, 'tooLong', { most: maxText });
    return value === '' ? null : value;
  }

  /** Text that must be there. */
  needed(field: string): string {
    const value = this.text(field);
    if (value === null) this.wrong(field, 'missing');
    return value ?? '';
  }

  id(field = 'id'): string {
    const value = this.needed(field);
    if (value !== '' && !idPattern.test(value)) this.wrong(field, 'notId', { value: shown(value) });
    return value;
  }

  reference(field: string): string | null {
    return this.text(field) === null ? null : this.id(field);
  }

  oneOf<const T extends string>(field: string, list: z.ZodType<T>, optional: true): T | null;
  oneOf<const T extends string>(field: string, list: z.ZodType<T>): T;
  oneOf<const T extends string>(field: string, list: z.ZodType<T>, optional = false): T | null {
    const value = optional ? this.text(field) : this.needed(field);
    if (value === null || value === '') return null;
    const parsed = list.safeParse(value);
    if (parsed.success) return parsed.data;
    this.wrong(field, 'notInList', { value: shown(value) });
    return null;
  }

  /** Decimal text, exact. */
  decimal(field: string): string | null {
    const value = this.text(field);
    if (value === null || decimalPattern.test(value)) return value;
    this.wrong(field, 'notDecimal', { value: shown(value) });
    return null;
  }

  integer(field: string): number | null {
    const value = this.text(field);
    if (value === null) return null;
    if (/^\d{1,15}$/.test(value)) return Number(value);
    this.wrong(field, 'notInteger', { value: shown(value) });
    return null;
  }

  /** Yuan as integer fen, or dollars as integer cents. */
  hundredths(field: string): number | null {
    const value = this.decimal(field);
    if (value === null) return null;
    const { digits, scale } = parseDecimal(value);
    if (scale > 2) {
      this.wrong(field, 'moneyTooFine', { value: shown(value) });
      return null;
    }
    const exact = digits * 10n ** BigInt(2 - scale);
    if (exact >= -BigInt(Number.MAX_SAFE_INTEGER) && exact <= BigInt(Number.MAX_SAFE_INTEGER)) return Number(exact);
    this.wrong(field, 'moneyBeyondExact', { value: shown(value) });
    return null;
  }

  date(field: string): string | null {
    const value = this.text(field);
    if (value === null || isPartialDate(value)) return value;
    this.wrong(field, 'notDate', { value: shown(value) });
    return null;
  }

  period(field: string): string | null {
    const value = this.text(field);
    if (value === null || isPeriod(value)) return value;
    this.wrong(field, 'notPeriod', { value: shown(value) });
    return null;
  }

  /** `field:bound;…` of the fields that are not exact. */
  bounds(bound: z.ZodType<string>): Record<string, string> {
    return this.pairs(
      'bounds',
      { between: ';', within: ':', reason: 'notBounds' },
      (name) => bound.safeParse(name).success,
    );
  }

  /** `column=token|…`: figures as the page prints them. */
  printed(): Record<string, string> {
    return this.pairs('printed', { between: '|', within: '=', reason: 'notPrinted' }, (token) => token !== '');
  }

  private pairs(
    field: string,
    form: { between: string; within: string; reason: ReasonCode },
    allowed: (value: string) => boolean,
  ): Record<string, string> {
    const value = this.text(field);
    if (value === null) return {};
    const found: Record<string, string> = Object.create(null) as Record<string, string>;
    for (const part of value.split(form.between)) {
      const at = part.indexOf(form.within);
      const [key, rest] = [part.slice(0, at).trim(), part.slice(at + 1).trim()];
      if (at < 1 || !/^[a-z][a-z0-9_]*$/.test(key) || !allowed(rest))
        this.wrong(field, form.reason, { value: shown(part) });
      else found[key] = rest;
    }
    return { ...found };
  }

  /** The columns that say where on which page the fact stands. */
  passage(sources: ReadonlySet<string>): Passage {
    const source_file = this.needed('source');
    if (source_file !== '' && !sources.has(source_file))
      this.wrong('source', 'unknownSource', { value: shown(source_file) });
    const line = this.lineNumber('line');
    const line_end = this.lineNumber('line_end');
    if (line > 0 && line_end > 0 && line > line_end)
      this.wrong('line_end', 'linesReversed', { line, lineEnd: line_end });
    return { source_file, line, line_end, also_lines: this.lineRanges('also_lines') };
  }

  private lineNumber(field: string): number {
    const value = this.needed(field);
    if (/^[1-9]\d{0,5}$/.test(value)) return Number(value);
    if (value !== '') this.wrong(field, 'notInteger', { value: shown(value) });
    return 0;
  }

  private lineRanges(field: string): LineRange[] {
    const value = this.text(field);
    if (value === null) return [];
    return value.split(';').flatMap((part) => {
      const match = /^([1-9]\d{0,5})(?:-([1-9]\d{0,5}))?$/.exec(part.trim());
      const [line, lineEnd] = [Number(match?.[1]), Number(match?.[2] ?? match?.[1])];
      if (match !== null && line <= lineEnd) return [{ line, lineEnd }];
      this.wrong(field, 'notLines', { value: shown(part) });
      return [];
    });
  }
}

/** Short enough for a message, whatever a file holds. */
export function shown(value: string): string {
  return value.length > 40 ? `${value.slice(0, 40)}…` : value;
}
