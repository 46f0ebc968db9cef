import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roles } from '#platform/access/contract/roles.ts';
import { normaliseMobile, personField, personRegistration, typedIdNumber, typedMobile } from './person.ts';
import { doubtsOfIdNumber, idNumberCheckCharacter, normaliseIdNumber } from './person-id-number.ts';
import { maskEmail, maskIdNumber, maskMobile, maskName, maskOf, personVisibility } from './person-masking.ts';

describe('masks', () => {
  it.each([
    ['王明', '王*'],
    ['王小明', '王*明'],
    ['欧阳明远', '欧**远'],
    ['阿依努尔·买买提', '阿******提'],
    ['Jane Doe', 'J***'],
    ['=1+1', '=***'],
  ])('%s becomes %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  it('keep the ends of numbers and the house of an address', () => {
    expect(maskMobile('13800005678')).toBe('138****5678');
    expect(maskIdNumber('11010519491231002X')).toBe('1101**********002X');
    expect(maskEmail('wang@example.cn')).toBe('w***@example.cn');
  });

  it('never give the whole value back', () => {
    const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
    const values = { name: fc.stringMatching(/^[\u4e00-\u9fa5]{2,6}$/), mobile: digits(11), idNumber: digits(18) };
    for (const [field, arbitrary] of Object.entries(values)) {
      const mask = maskOf[field as keyof typeof values];
      fc.assert(
        fc.property(arbitrary, (value) => {
          expect(mask(value)).not.toBe(value);
          expect(mask(value)).toContain('*');
          expect([...mask(value)]).toHaveLength([...value].length);
        }),
      );
    }
  });
});

describe('the table of who sees what', () => {
  it('has every role and every field', () => {
    expect(Object.keys(personVisibility).sort()).toEqual([...roles].sort());
    for (const fields of Object.values(personVisibility)) expect(Object.keys(fields)).toEqual(personField.options);
  });

  it('lets only those who deal with persons ask for plain values', () => {
    const asking = roles.filter((role) => Object.values(personVisibility[role]).includes('plainOnRequest'));
    expect(asking).toEqual(['officer', 'departmentHead']);
    expect(new Set(Object.values(personVisibility.systemAdmin))).toEqual(new Set(['none']));
    expect(new Set(Object.values(personVisibility.anonymous))).toEqual(new Set(['none']));
  });
});

describe('resident identity numbers', () => {
  it.each(['11010519491231002X', '440524188001010014'])('%s follows the standard', (number) => {
    expect(doubtsOfIdNumber(number, '2026-11-21')).toEqual([]);
  });

  it('are doubted for a day that is none, a day to come, and a wrong check character', () => {
    expect(doubtsOfIdNumber('110105194902300021', '2026-11-21').map((doubt) => doubt.kind)).toContain('birthDate');
    expect(doubtsOfIdNumber('11010519491231002X', '1949-12-30')).toEqual([{ kind: 'birthDate' }]);
    expect(doubtsOfIdNumber('110105194912310021', '2026-11-21')).toEqual([{ kind: 'checkCharacter', expected: 'X' }]);
  });

  it('are doubted after any change of one digit', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{17}$/), fc.nat(16), fc.nat(9), (first, place, digit) => {
        fc.pre(first.charAt(place) !== String(digit));
        const changed = first.slice(0, place) + digit + first.slice(place + 1);
        expect(idNumberCheckCharacter(changed)).not.toBe(idNumberCheckCharacter(first));
      }),
    );
  });

  it('are read as people paste them, the same a second time', () => {
    expect(normaliseIdNumber(' 110105 19491231-002x')).toBe('11010519491231002X');
    expect(normaliseIdNumber('１１０１０５１９４９１２３１００２Ｘ')).toBe('11010519491231002X');
    expect(typedIdNumber.safeParse('11010519491231002').success).toBe(false);
    expect(typedIdNumber.safeParse('X1010519491231002X').success).toBe(false);
  });
});

describe('mobile numbers', () => {
  it.each(['13800005678', '+86 138 0000 5678', '138-0000-5678', '１３８００００５６７８', '8613800005678'])(
    '%s is the same number',
    (text) => {
      expect(typedMobile.parse(text)).toBe('13800005678');
    },
  );

  it('have eleven digits and begin with 1', () => {
    for (const text of ['1380000567', '23800005678', '138000056789', '1380000567a', '']) {
      expect(typedMobile.safeParse(text).success).toBe(false);
    }
  });

  it('change nothing a second time', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^(\+?86)?1\d{2}[ -]?\d{4}[ -]?\d{4}$/), (text) => {
        const once = normaliseMobile(text);
        expect(once).toMatch(/^1\d{10}$/);
        expect(normaliseMobile(once)).toBe(once);
      }),
    );
  });
});

describe('what is told of a person', () => {
  it('needs a name, and refuses what is no address', () => {
    expect(personRegistration.safeParse({ name: '王明' }).success).toBe(true);
    for (const wrong of [{}, { name: '王' }, { name: '王明', email: 'x@' }, { name: '王明', mobile: '12' }]) {
      expect(personRegistration.safeParse(wrong).success).toBe(false);
    }
    expect(personRegistration.parse({ name: ' 王明 ', email: ' W@Example.CN ' })).toEqual({
      ...{ name: '王明', email: 'w@example.cn' },
    });
  });
});
