import type { z } from 'zod';
import { decimalPattern, parseDecimal } from '#kernel/indicators/contract/decimal.ts';
import { figureBound, type LineRange } from '#kernel/indicators/contract/figure.ts';
import { isPartialDate, isPeriod } from './dates.ts';
import { isText, type Problem, type ReasonCode, shown } from './problem.ts';
import type { References } from './references.ts';

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

/** One row as it stands in a file. */
interface RowCells {
  file: string;
  row: number;
  cells: Readonly<Record<string, string>>;
  /** Names of all rows of the file, for references inside it. */
  named: ReadonlySet<string>;
  /** Path of the row inside a larger one, e.g. `instruments.2.`. */
  path?: string;
}

/** Reads the cells of one row and keeps everything that is wrong with them. */
export class RowReader {
  readonly problems: Problem[] = [];
  private readonly row: RowCells;

  constructor(row: RowCells) {
    this.row = row;
  }

  /** Notes that a field is wrong. */
  wrong(field: string, reason: ReasonCode, params: Problem['params'] = {}): void {
    const { file, row, path } = this.row;
    this.problems.push({ file, row, field: `${path ?? ''}${field}`, reason, params });
  }

  private isWrong(field: string): boolean {
    return this.problems.some((problem) => problem.field === `${this.row.path ?? ''}${field}`);
  }

  /** Whether the cell is empty. */
  isEmpty(field: string): boolean {
    return (this.row.cells[field] ?? '') === '';
  }

  /** Text or null for an empty cell; text that cannot be kept is noted once and read as empty. */
  text(field: string): string | null {
    const value = this.row.cells[field] ?? '';
    if (value === '' || this.isWrong(field)) return null;
    if (value.length > maxText) this.wrong(field, 'tooLong', { most: maxText });
    else if (!isText(value)) this.wrong(field, 'notText', { value: shown(value) });
    else return value;
    return null;
  }

  /** Text that must be there. */
  needed(field: string): string {
    const value = this.text(field);
    if (value === null && !this.isWrong(field)) this.wrong(field, 'missing');
    return value ?? '';
  }

  /** Texts parted by `;`. */
  list(field: string): string[] {
    const parts = (this.text(field) ?? '').split(';');
    return parts.map((part) => part.trim()).filter(Boolean);
  }

  /** Notes a name that an earlier row has. */
  onlyOnce(field: string, seen: Map<string, number>): void {
    const value = this.row.cells[field] ?? '';
    const earlier = seen.get(value);
    if (earlier !== undefined) this.wrong(field, 'duplicateId', { value: shown(value), row: earlier });
    else if (value !== '') seen.set(value, this.row.row);
  }

  id(field = 'id'): string {
    const value = this.needed(field);
    if (value !== '' && !idPattern.test(value)) this.wrong(field, 'notId', { value: shown(value) });
    return value;
  }

  /** Id of another row of the same file, or null. */
  parent(field: string): string | null {
    if (this.isEmpty(field)) return null;
    const value = this.id(field);
    if (!this.isWrong(field) && !this.row.named.has(value)) this.wrong(field, 'unknownReference', { value });
    return value;
  }

  /** Id of a row of another file. */
  reference(field: string, refs: References): string {
    const value = this.id(field);
    if (this.isWrong(field) || refs.standing.has(value)) return value;
    this.wrong(field, refs.named.has(value) ? 'refersToRejected' : 'unknownReference', { value });
    return value;
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

  /** Whole number, not below zero and not above `most`, by default the largest of a PostgreSQL integer. */
  integer(field: string, most = 2_147_483_647): number | null {
    const value = this.text(field);
    if (value === null) return null;
    if (!/^\d{1,30}$/.test(value)) this.wrong(field, 'notInteger', { value: shown(value) });
    else if (BigInt(value) > BigInt(most)) this.wrong(field, 'numberTooLarge', { value: shown(value), most });
    else return Number(value);
    return null;
  }

  /** Yuan as integer fen, or dollars as integer cents; never below zero. */
  hundredths(field: string): number | null {
    const value = this.decimal(field);
    if (value === null) return null;
    const { digits, scale } = parseDecimal(value);
    const exact = digits * 10n ** BigInt(Math.max(0, 2 - scale));
    if (scale > 2) this.wrong(field, 'moneyTooFine', { value: shown(value) });
    else if (digits < 0n) this.wrong(field, 'negative', { value: shown(value) });
    else if (exact > BigInt(Number.MAX_SAFE_INTEGER)) this.wrong(field, 'moneyBeyondExact', { value: shown(value) });
    else return Number(exact);
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

  /** `field:bound;…` of the figures that are not exact. */
  bounds(fields: readonly string[]): Record<string, string> {
    const form = { between: ';', within: ':', reason: 'notBounds' } as const;
    const found: Record<string, string> = {};
    for (const [name, bound, part] of this.pairs('bounds', form)) {
      if (fields.includes(name) && figureBound.safeParse(bound).success && found[name] === undefined)
        found[name] = bound;
      else this.wrong('bounds', 'notBounds', { value: shown(part) });
    }
    return found;
  }

  /** `column=token|…`: figures as the page prints them; several tokens of one column stay parted by `|`. */
  printed(): Record<string, string> {
    const form = { between: '|', within: '=', reason: 'notPrinted' } as const;
    const found: Record<string, string> = {};
    for (const [name, token] of this.pairs('printed', form)) {
      found[name] = found[name] === undefined ? token : `${found[name]}|${token}`;
    }
    return found;
  }

  private pairs(
    field: string,
    form: { between: string; within: string; reason: ReasonCode },
  ): (readonly [name: string, value: string, part: string])[] {
    return (this.text(field)?.split(form.between) ?? []).flatMap((part) => {
      const at = part.indexOf(form.within);
      const [name, value] = [part.slice(0, Math.max(0, at)).trim(), part.slice(at + 1).trim()];
      if (/^[a-z][a-z0-9_]*$/.test(name) && value !== '') return [[name, value, part] as const];
      this.wrong(field, form.reason, { value: shown(part) });
      return [];
    });
  }

  /** The columns that say where on which page the fact stands. */
  passage(sources: References): Passage {
    const source_file = this.needed('source');
    if (source_file !== '' && !sources.standing.has(source_file)) {
      const reason = sources.named.has(source_file) ? 'refersToRejected' : 'unknownSource';
      this.wrong('source', reason, { value: shown(source_file) });
    }
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
