import type { CellValue } from '#platform/sheets/contract/cell-fault.ts';
import type { ImportRow } from '#platform/sheets/server/imports/sheet-register.ts';

/** A firm as imports compare and write it; money in fen, null means not known. */
export interface FirmFields {
  name: string;
  socialCreditCode: string | null;
  codeExceptionReason: string | null;
  industry: string;
  legalForm: string | null;
  scale: string | null;
  foundedOn: string | null;
  registeredCapitalFen: number | null;
  employees: number | null;
  address: string | null;
  shortName: string | null;
}

/** A firm of the register with its fields. */
export interface StandingFirm extends FirmFields {
  id: string;
}

/** Fields that a sheet may change; a name, an industry and a legal form are never cleared. */
export const firmFieldKeys = [
  'name',
  'socialCreditCode',
  'industry',
  'legalForm',
  'scale',
  'foundedOn',
  'registeredCapitalFen',
  'employees',
  'address',
  'shortName',
] as const satisfies readonly (keyof FirmFields)[];

const neverCleared = new Set<string>(['name', 'socialCreditCode', 'industry', 'legalForm']);

/** Fields of a new firm; `reason` only where the code is doubted. */
export function newFirm({ values }: ImportRow, reason: string | null): FirmFields {
  const text = (key: string) => (values[key] ?? null) as string | null;
  const number = (key: string) => (values[key] ?? null) as number | null;
  return {
    name: String(values.name),
    socialCreditCode: text('socialCreditCode'),
    codeExceptionReason: reason,
    industry: String(values.industry),
    legalForm: text('legalForm'),
    scale: text('scale'),
    foundedOn: text('foundedOn'),
    registeredCapitalFen: number('registeredCapitalFen'),
    employees: number('employees'),
    address: text('address'),
    shortName: text('shortName'),
  };
}

/** What a row changes of a firm that stands; an empty cell changes nothing unless `emptyClears`. */
export function changesOf(
  firm: FirmFields,
  { values }: ImportRow,
  emptyClears: boolean,
): { column: (typeof firmFieldKeys)[number]; before: CellValue; after: CellValue }[] {
  return firmFieldKeys.flatMap((column) => {
    const after = values[column];
    if (after === undefined || after === firm[column]) return [];
    if (after === null && (!emptyClears || neverCleared.has(column))) return [];
    return [{ column, before: firm[column], after }];
  });
}

/** Spellings under which the same name may stand: brackets full-width or half-width. */
export function spellingsOf(name: string): string[] {
  const narrow = name.replace(/（/gu, '(').replace(/）/gu, ')');
  const wide = name.replace(/\(/gu, '（').replace(/\)/gu, '）');
  return [...new Set([name, narrow, wide])];
}

/** One spelling for all, to compare by. */
export function foldName(name: string): string {
  return name.normalize('NFKC').replace(/\s/gu, '').toLowerCase();
}
