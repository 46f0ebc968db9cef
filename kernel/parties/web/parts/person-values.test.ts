import { describe, expect, it } from 'vitest';
import { enteredOf, noValues, wrongFields } from './person-values.ts';

describe('the fields of a person as typed', () => {
  it('leave out what is empty or blank', () => {
    expect(enteredOf(noValues)).toEqual({});
    expect(enteredOf({ ...noValues, name: ' 方可行 ', email: '  ' })).toEqual({ name: '方可行' });
  });

  it('need a name only where somebody is entered anew', () => {
    expect(wrongFields(noValues, { fresh: true })).toEqual(['name']);
    expect(wrongFields(noValues, { fresh: false })).toEqual([]);
    expect(wrongFields({ ...noValues, name: '方' }, { fresh: false })).toEqual(['name']);
  });

  it('are told apart field by field', () => {
    const wrong = { name: '方可行', mobile: '1234', idNumber: '11010119900307', email: 'fang@' };
    expect(wrongFields(wrong, { fresh: true })).toEqual(['mobile', 'idNumber', 'email']);
    const right = { name: '方可行', mobile: '+86 100-0000 0001', idNumber: '11010119900307451x', email: 'f@x.test' };
    expect(wrongFields(right, { fresh: true })).toEqual([]);
  });
});
