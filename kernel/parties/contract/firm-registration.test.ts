import { describe, expect, it } from 'vitest';
import { largestCapitalFen, mostEmployees } from './firm.ts';
import { firmRegistration } from './firm-registration.ts';

const least = { name: '示范测试有限公司', industry: 'C39', legalForm: 'limitedLiability' };
const takes = (fields: Record<string, unknown>) => firmRegistration.safeParse({ ...least, ...fields }).success;

describe('firmRegistration', () => {
  it('needs name, industry and legal form and nothing else', () => {
    expect(firmRegistration.parse(least)).toEqual(least);
    for (const key of Object.keys(least)) expect(takes({ [key]: undefined })).toBe(false);
  });

  it('drops blanks around words, and normalises the code', () => {
    const parsed = firmRegistration.parse({
      ...least,
      name: '  示范测试有限公司 ',
      socialCreditCode: '９１４４０３００ 1922038216',
      address: ' 启明路1号 ',
    });
    expect(parsed).toMatchObject({
      name: '示范测试有限公司',
      socialCreditCode: '914403001922038216',
      address: '启明路1号',
    });
  });

  it('leaves the length of a code to the use-case, which can say it in plain words', () => {
    expect(takes({ socialCreditCode: '123' })).toBe(true);
    expect(takes({ socialCreditCode: 'x'.repeat(61) })).toBe(false);
  });

  it.each([
    ['name', ['短', ' 短 ', 'x'.repeat(101), 7]],
    ['codeExceptionReason', ['已核对', 'x'.repeat(201)]],
    ['industry', ['C', 'C3910', 'c39', 'X01']],
    ['legalForm', ['company', '']],
    ['scale', ['huge']],
    ['foundedOn', ['2020-02-30', '2020-2-3', '2020', '03/02/2020']],
    ['registeredCapitalFen', [-1, 0.5, largestCapitalFen + 1, '100', Number.NaN]],
    ['employees', [-1, 1.5, mostEmployees + 1]],
    ['address', ['路', 'x'.repeat(201)]],
  ])('refuses %s out of bounds', (field, values) => {
    for (const value of values) expect(takes({ [field]: value })).toBe(false);
  });

  it.each([
    ['name', ['示范', 'x'.repeat(100)]],
    ['codeExceptionReason', ['已核对原件']],
    ['foundedOn', ['2024-02-29', '1949-10-01']],
    ['registeredCapitalFen', [0, 1, largestCapitalFen]],
    ['employees', [0, mostEmployees]],
  ])('takes %s at its bounds', (field, values) => {
    for (const value of values) expect(takes({ [field]: value })).toBe(true);
  });
});
