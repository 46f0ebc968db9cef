import { describe, expect, it } from 'vitest';
import { checkFormDefinition } from '../../../contract/check-definition.ts';
import type { FormField } from '../../../contract/form-definition.ts';
import { fieldsOf } from '../../../contract/prepare-form.ts';
import { addField, changeField, changeSection, newDefinition } from './design-edits.ts';
import { faultsOfPart, formVocabulary, unfinishedOf, withParameters } from './design-words.ts';

const words = { field: (kind: string) => `新${kind}`, option: '选项', section: '分组', column: '新列' };
const begun = (['number', 'money', 'choice', 'rows'] as const).reduce(
  (definition, kind) => addField(definition, { section: 0, kind, words }).definition,
  newDefinition('firm', words),
);
const patched = (key: string, patch: Partial<FormField>) => {
  const field = fieldsOf(begun).find((one) => one.key === key);
  if (field === undefined) throw new Error(`no field ${key}`);
  return changeField(begun, key, { ...field, ...patch } as FormField);
};

describe('words of a designer', () => {
  it('are the fields with their types and the parameters, without the field itself and what is personal', () => {
    const vocabulary = formVocabulary(begun, ['社平工资'], 'number1');
    expect(vocabulary.map(({ name }) => name)).toEqual(['新text', '新money', '新choice', '新rows', '社平工资']);
    expect(vocabulary.map(({ type }) => type?.is)).toEqual(['text', 'number', 'text', undefined, undefined]);
    const personal = patched('text1', { type: { is: 'text', longest: 9, lines: 'one', personal: true } });
    expect(formVocabulary(personal, [], null).map(({ name }) => name)).not.toContain('新text');
  });

  it('names just the parameters that are read', () => {
    const reading = patched('money1', { shown: '新number * 社平工资 > 新text' });
    expect(withParameters(reading, ['社平工资', '费率']).parameters).toEqual(['社平工资']);
    expect(withParameters(begun, ['社平工资'])).toBe(begun);
    const renamed = { ...begun, parameters: ['费率'] };
    expect(withParameters(renamed, ['费率']).parameters).toEqual([]);
  });

  it('says once a field what is still empty', () => {
    expect(unfinishedOf(begun)).toEqual([]);
    expect(unfinishedOf(patched('money1', { shown: '', hint: 'x'.repeat(300) }))).toEqual([
      { field: 'money1', section: 0 },
    ]);
    expect(unfinishedOf(changeSection(begun, 0, { title: '' }))).toEqual([{ field: null, section: 0 }]);
    expect(unfinishedOf({ ...begun, statuses: [''] })).toEqual([{ field: null, section: null }]);
  });

  it('finds the faults of one text', () => {
    const wrong = patched('money1', {
      shown: '没有的名 > 1',
      checks: [
        { test: '新money > 1', message: '太少' },
        { test: '也没有', message: '没有' },
      ],
    });
    const faults = checkFormDefinition(wrong);
    expect(faultsOfPart(faults, { field: 'money1', parts: ['shown'] })).toHaveLength(1);
    expect(faultsOfPart(faults, { field: 'money1', parts: ['check'], check: 0 })).toEqual([]);
    expect(faultsOfPart(faults, { field: 'money1', parts: ['check'], check: 1 })).toHaveLength(1);
    expect(faultsOfPart(faults, { field: 'text1', parts: ['shown'] })).toEqual([]);
  });
});
