import type { RowFault } from '#platform/sheets/contract/cell-fault.ts';
import { likeness } from '#platform/sheets/contract/cells/read-choice.ts';
import type { ImportContext, ImportRow, RowVerdict } from '#platform/sheets/server/imports/sheet-register.ts';
import { creditCodeAlphabet, doubtsOfCreditCode } from '../../contract/social-credit-code.ts';
import { changesOf, foldName, type StandingFirm } from './firm-fields.ts';

/** Firms of the register that rows may mean. */
export interface KnownFirms {
  byCode: ReadonlyMap<string, StandingFirm>;
  /** By folded name; several may bear one. */
  byName: ReadonlyMap<string, readonly StandingFirm[]>;
}

/** Letters that GB 32100 does not use, and what is meant when they are read off paper. */
const mistaken: Readonly<Record<string, string>> = { O: '0', I: '1', Z: '2', S: '5' };
/** Names less alike than this are two firms. */
const sameFirm = 0.5;

const fault = (
  code: string,
  { column = 'name', params = {}, severity = 'needsReason', proposal = null }: Partial<Omit<RowFault, 'code'>> = {},
): RowFault => ({ column, code: `parties:${code}`, params, severity, proposal });

/** A verdict for each row against the firms that stand, and beside the other rows of the sheet. */
export function examineFirms(
  rows: readonly ImportRow[],
  known: KnownFirms,
  { today, emptyClears }: Pick<ImportContext, 'today' | 'emptyClears'>,
): RowVerdict[] {
  const seen = { targets: new Map<string, number>(), names: new Map<string, number>() };
  return rows.map((row) => {
    const { firm, faults } = findFirm(row, known);
    faults.push(...ownFaults(row, firm, today), ...repeated(row, firm, seen));
    return verdictOf(row, { firm, faults, emptyClears });
  });
}

interface Found {
  firm: StandingFirm | undefined;
  faults: RowFault[];
  emptyClears: boolean;
}

function verdictOf(row: ImportRow, { firm, faults, emptyClears }: Found): RowVerdict {
  const subject = firm === undefined ? {} : { subject: { id: firm.id, name: firm.name } };
  if (faults.some(({ severity }) => severity === 'error')) return { action: 'reject', ...subject, faults };
  if (firm === undefined) return { action: 'add', faults };
  const changes = changesOf(firm, row, emptyClears);
  return changes.length === 0
    ? { action: 'same', ...subject, faults }
    : { action: 'change', ...subject, changes, faults };
}

/** The firm that a row means: by its code, or by its name where one of the two has no code. */
function findFirm({ values }: ImportRow, { byCode, byName }: KnownFirms): Pick<Found, 'firm' | 'faults'> {
  const name = String(values.name);
  const code = (values.socialCreditCode ?? null) as string | null;
  const holder = code === null ? undefined : byCode.get(code);
  if (holder !== undefined) return { firm: holder, faults: otherName(name, holder) };
  const namesakes = byName.get(foldName(name)) ?? [];
  const [twin] = namesakes;
  if (twin === undefined) return { firm: undefined, faults: [] };
  const uncoded = namesakes.filter(({ socialCreditCode }) => socialCreditCode === null);
  const [plain] = uncoded;
  if (plain !== undefined && namesakes.length === 1) {
    const params = { firm: plain.name };
    const added = fault('import.codeAdded', { column: 'socialCreditCode', params, severity: 'notice' });
    return { firm: plain, faults: code === null ? [] : [added] };
  }
  const params = { firm: twin.name, code: twin.socialCreditCode ?? '' };
  if (code !== null) return { firm: undefined, faults: [fault('import.nameOtherCode', { params })] };
  const proposal = namesakes.length === 1 ? twin.socialCreditCode : null;
  return { firm: undefined, faults: [fault('import.nameKnown', { column: 'socialCreditCode', params, proposal })] };
}

/** The code is that of a firm with quite another name: a slip of the code more likely than a new name. */
function otherName(name: string, { name: known }: StandingFirm): RowFault[] {
  if (foldName(name) === foldName(known)) return [];
  const severity = likeness(foldName(name), foldName(known)) >= sameFirm ? 'notice' : 'needsReason';
  return [
    fault(severity === 'notice' ? 'import.renamed' : 'import.codeOfOther', { params: { firm: known, name }, severity }),
  ];
}

function ownFaults({ values }: ImportRow, firm: StandingFirm | undefined, today: string): RowFault[] {
  const faults: RowFault[] = [];
  const { foundedOn, socialCreditCode: code } = values;
  if (typeof foundedOn === 'string' && foundedOn > today) {
    faults.push(fault('faults.foundedInFuture', { column: 'foundedOn', params: { today }, severity: 'error' }));
  }
  // A code that stands already was doubted, and kept, when it was entered.
  if (typeof code !== 'string' || firm?.socialCreditCode === code) return faults;
  const proposal = mendedCode(code);
  const doubts = doubtsOfCreditCode(code).map(({ kind, ...params }) =>
    fault(`doubts.${kind}`, { column: 'socialCreditCode', params, proposal }),
  );
  return [...faults, ...doubts];
}

/** The code without look-alikes, where it then follows both standards. */
export function mendedCode(code: string): string | null {
  const mended = [...code]
    .map((letter) => (creditCodeAlphabet.includes(letter) ? letter : (mistaken[letter] ?? letter)))
    .join('');
  return mended !== code && doubtsOfCreditCode(mended).length === 0 ? mended : null;
}

interface Seen {
  targets: Map<string, number>;
  names: Map<string, number>;
}

/** Two rows that mean one firm, or bear one name where one of them has no code. */
function repeated(
  { rowNumber, values }: ImportRow,
  firm: StandingFirm | undefined,
  { targets, names }: Seen,
): RowFault[] {
  const twice = (row: number): RowFault => ({
    ...{ column: 'name', code: 'sheets:faults.twiceInFile', params: { row } },
    ...{ severity: 'error', proposal: null },
  });
  if (firm !== undefined) {
    const before = targets.get(firm.id);
    if (before !== undefined) return [twice(before)];
    targets.set(firm.id, rowNumber);
  }
  const name = foldName(String(values.name));
  const before = names.get(name);
  if (before === undefined) names.set(name, rowNumber);
  else if (values.socialCreditCode === null || values.socialCreditCode === undefined) return [twice(before)];
  return [];
}
