import { describe, expect, it } from 'vitest';
import { enteredOf, noValues, wrongFields } from './person-values.ts';

describe('the fields of a person as typed', () => {
  it('leave out what is empty or blank', () => {
    expect(enteredOf(noValues)).toEqual({});
    expect(enteredOf({ ...noValues, name: ' 方可行 ', email: '  ' })).toEqual({ name: '方可行' });
  });

  it('stay as they are where nothing is typed', () => {
    expect(wrongFields(noValues)).toEqual([]);
    expect(wrongFields({ ...noValues, name: '方' })).toEqual(['name']);
  });

  it('are told apart field by field', () => {
    const wrong = { name: '方可行', mobile: '1234', idNumber: '11010119900307', email: 'fang@' };
    expect(wrongFields(wrong)).toEqual(['mobile', 'idNumber', 'email']);
    const right = { name: '方可行', mobile: '+86 100-0000 0001', idNumber: '11010119900307451x', email: 'f@x.test' };
    expect(wrongFields(right)).toEqual([]);
  });
});
