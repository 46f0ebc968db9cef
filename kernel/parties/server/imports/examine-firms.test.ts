import { describe, expect, it } from 'vitest';
import type { CellValue } from '#platform/sheets/contract/cell-fault.ts';
import { creditCodeCheckCharacter, organisationCheckCharacter } from '../../contract/social-credit-code.ts';
import { examineFirms, mendedCode } from './examine-firms.ts';
import { foldName, type StandingFirm, spellingsOf } from './firm-fields.ts';

function code(number: number): string {
  const organisation = String(number).padStart(8, '0');
  const first = `91370000${organisation}${organisationCheckCharacter(organisation)}`;
  return `${first}${creditCodeCheckCharacter(first)}`;
}
const firm = (id: string, name: string, socialCreditCode: string | null): StandingFirm => ({
  ...{ id, name, socialCreditCode, codeExceptionReason: null, industry: 'C39', legalForm: 'branch', scale: null },
  ...{ foundedOn: '2020-01-01', registeredCapitalFen: null, employees: 5, address: null, shortName: null },
});
const standing = [firm('a', '示范一厂（东区）', code(1)), firm('b', '示范二厂', null)];
const known = {
  byCode: new Map([[code(1), standing[0] as StandingFirm]]),
  byName: Map.groupBy(standing, ({ name }) => foldName(name)),
};
const judge = (rows: Record<string, CellValue>[], emptyClears = false) =>
  examineFirms(
    rows.map((values, at) => ({
      rowNumber: at + 2,
      reason: null,
      values: { industry: 'C39', legalForm: 'branch', ...values },
    })),
    known,
    { today: '2026-11-21', emptyClears },
  );
const told = (...rows: Record<string, CellValue>[]) =>
  judge(rows).map(({ action, subject, faults }) =>
    [action, subject?.id ?? '', ...faults.map((one) => one.code.split(':')[1])].join(' '),
  );

describe('examineFirms', () => {
  it('knows a firm by its code, else by its name where one side has no code', () => {
    expect(told({ name: '示范一厂(东区)', socialCreditCode: code(1) })).toEqual(['change a']);
    expect(told({ name: '示范二厂' })).toEqual(['same b']);
    expect(told({ name: '示范二厂', socialCreditCode: code(2) })).toEqual(['change b import.codeAdded']);
    expect(told({ name: '示范三厂', socialCreditCode: code(3) })).toEqual(['add ']);
  });

  it('asks where it could be either', () => {
    expect(told({ name: '示范一厂（东区）' })).toEqual(['add  import.nameKnown']);
    expect(told({ name: '示范一厂（东区）', socialCreditCode: code(4) })).toEqual(['add  import.nameOtherCode']);
    expect(told({ name: '毫不相干', socialCreditCode: code(1) })).toEqual(['change a import.codeOfOther']);
    expect(told({ name: '示范一厂东区分厂', socialCreditCode: code(1) })).toEqual(['change a import.renamed']);
  });

  it('refuses two rows for one firm, and a founding in the future', () => {
    expect(told({ name: '示范二厂' }, { name: '示范二厂', socialCreditCode: code(5) })).toEqual([
      'same b',
      'reject b import.codeAdded faults.twiceInFile',
    ]);
    expect(told({ name: '新厂' }, { name: '新厂' })).toEqual(['add ', 'reject  faults.twiceInFile']);
    expect(told({ name: '新厂', foundedOn: '2026-11-22' })).toEqual(['reject  faults.foundedInFuture']);
  });

  it('leaves empty cells alone unless they clear, and never clears what every firm has', () => {
    const empty = { name: '示范二厂', employees: null, foundedOn: null, industry: 'C39', socialCreditCode: null };
    expect(judge([empty])[0]?.action).toBe('same');
    expect(judge([empty], true)[0]?.changes).toEqual([
      { column: 'foundedOn', before: '2020-01-01', after: null },
      { column: 'employees', before: 5, after: null },
    ]);
  });

  it('mends look-alikes only where the code then follows both standards', () => {
    const right = code(10);
    const zero = right.lastIndexOf('0');
    expect(mendedCode(`${right.slice(0, zero)}O${right.slice(zero + 1)}`)).toBe(right);
    expect(mendedCode(right)).toBeNull();
    expect(mendedCode(`O${right.slice(1)}`)).toBeNull();
    expect(spellingsOf('甲（乙)')).toEqual(['甲（乙)', '甲(乙)', '甲（乙）']);
  });
});
