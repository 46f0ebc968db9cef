import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Firm } from '../../contract/firm.ts';
import { valuesOfFirm } from './firm-amend-values.ts';
import { registrationOf } from './firm-values.ts';

const bare: Firm = {
  ...{ id: '018f0000-0000-7000-8000-0000000000ff', name: '示范有限公司', socialCreditCode: null, industry: 'C39' },
  ...{ scale: null, status: 'operating', foundedOn: null, registeredCapitalFen: null, employees: null },
  ...{ legalForm: null, address: null, codeExceptionReason: null, registeredAt: '2026-01-01T00:00:00Z' },
};

describe('the values of a firm in its form', () => {
  it('leave out what is not known', () => {
    expect(valuesOfFirm(bare)).toEqual({ name: '示范有限公司', industry: 'C39' });
  });

  it('come back as they were, to the fen', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e14 }),
        fc.integer({ min: 0, max: 1e6 }),
        (registeredCapitalFen, employees) => {
          const firm: Firm = {
            ...bare,
            ...{ registeredCapitalFen, employees, legalForm: 'jointStock', scale: 'small', foundedOn: '2020-02-29' },
            ...{
              address: '启明路 1 号',
              socialCreditCode: '91350203M0001QAY9B',
              codeExceptionReason: '与原件核对一致',
            },
          };
          expect(firm).toMatchObject(registrationOf(valuesOfFirm(firm)));
          expect(registrationOf(valuesOfFirm(firm))).toMatchObject({ registeredCapitalFen, employees });
        },
      ),
    );
  });
});
