import { describe, expect, it } from 'vitest';
import { checkFormDefinition } from '../../../contract/check-definition.ts';
import { type FormDefinition, type FormField, formDefinition } from '../../../contract/form-definition.ts';
import { fieldsOf } from '../../../contract/prepare-form.ts';
import {
  addField,
  addSection,
  asKind,
  changeField,
  changeSection,
  columnKinds,
  fieldKinds,
  kindOf,
  moveField,
  moveSection,
  newColumn,
  newDefinition,
  removeField,
  renameField,
} from './design-edits.ts';

const words = { field: (kind: string) => `新${kind}`, option: '选项', section: '分组', column: '新列' };
const keys = (definition: FormDefinition) => definition.sections.map(({ fields }) => fields.map(({ key }) => key));
const field = (definition: FormDefinition, key: string): FormField => {
  const found = fieldsOf(definition).find((one) => one.key === key);
  if (found === undefined) throw new Error(`no field ${key}`);
  return found;
};

/** A form of two sections: text1, number1 | text2. */
function begun(): FormDefinition {
  const one = addField(newDefinition('firm', words), { section: 0, kind: 'number', words }).definition;
  return addSection(one, words).definition;
}

describe('designing a form', () => {
  it('begins with what can be published, whatever kind of field is added', () => {
    const all = fieldKinds.reduce(
      (definition, kind) => addField(definition, { section: 0, kind, words }).definition,
      newDefinition('firm', words),
    );
    expect(formDefinition.safeParse(all).success).toBe(true);
    expect(checkFormDefinition(all)).toEqual([]);
    expect(fieldsOf(all).slice(1).map(kindOf)).toEqual(fieldKinds);
  });

  it('gives a field another kind and keeps what both have', () => {
    let definition = begun();
    const choice = asKind({ ...field(definition, 'text1'), hint: '说明', shown: 'true' }, 'choice', words);
    definition = changeField(definition, 'text1', choice);
    const many = asKind(field(definition, 'text1'), 'choices', words);
    expect(many).toMatchObject({
      kind: 'choices',
      key: 'text1',
      hint: '说明',
      shown: 'true',
      options: ['选项 1', '选项 2'],
    });
    for (const kind of fieldKinds) {
      expect(formDefinition.safeParse(changeField(definition, 'text1', asKind(choice, kind, words))).success).toBe(
        true,
      );
    }
  });

  it('moves fields within and between sections, and sections among each other', () => {
    const definition = begun();
    expect(keys(definition)).toEqual([['text1', 'number1'], ['text2']]);
    expect(keys(moveField(definition, 'text1', 1))).toEqual([['number1', 'text1'], ['text2']]);
    expect(keys(moveField(definition, 'number1', 1))).toEqual([['text1'], ['number1', 'text2']]);
    expect(keys(moveField(definition, 'text2', -1))).toEqual([['text1', 'number1', 'text2']]);
    expect(moveField(definition, 'text1', -1)).toBe(definition);
    expect(moveField(definition, 'text2', 1)).toBe(definition);
    expect(moveField(definition, 'nobody', 1)).toBe(definition);
    expect(keys(moveSection(definition, 0, 1))).toEqual([['text2'], ['text1', 'number1']]);
    expect(moveSection(definition, 0, -1)).toBe(definition);
  });

  it('removes a field, with its section when it was the last, but never the last of all', () => {
    const definition = begun();
    expect(keys(removeField(definition, 'text2'))).toEqual([['text1', 'number1']]);
    const one = removeField(removeField(definition, 'text2'), 'number1');
    expect(keys(one)).toEqual([['text1']]);
    expect(removeField(one, 'text1')).toBe(one);
    expect(changeSection(one, 0, { reason: '为何' }).sections[0]?.reason).toBe('为何');
  });

  it('names keys, fields, sections and columns apart', () => {
    let definition = begun();
    for (let times = 0; times < 3; times += 1) {
      definition = addField(definition, { section: 0, kind: 'money', words }).definition;
    }
    const names = fieldsOf(definition).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(definition.sections.map(({ title }) => title)).toEqual(['分组', '分组2']);
    const first = newColumn([], '列');
    expect(newColumn([first], '列')).toMatchObject({ key: 'column2', name: '列2' });
    expect(columnKinds.every((kind) => fieldKinds.includes(kind))).toBe(true);
  });

  it('carries a new name into every condition, check and formula that names the field, and nowhere else', () => {
    let definition = begun();
    const number = { ...field(definition, 'number1'), name: '人数' };
    definition = changeField(definition, 'number1', number);
    const text = field(definition, 'text2');
    definition = changeField(definition, 'text2', {
      ...text,
      shown: '人数 > 3 and "人数" != 新text',
      required: { when: '人数 = 4' },
      checks: [{ test: '人数 + 人数 < 9', message: '人数太多' }],
    });
    const counted = addField(definition, { section: 0, kind: 'money', words });
    definition = changeField(counted.definition, counted.key, {
      ...(field(counted.definition, counted.key) as Extract<FormField, { kind: 'value' }>),
      computed: '人数 * 2',
    });
    const renamed = renameField(definition, 'number1', '从业人数');
    expect(field(renamed, 'number1').name).toBe('从业人数');
    expect(field(renamed, 'text2')).toMatchObject({
      shown: '从业人数 > 3 and "人数" != 新text',
      required: { when: '从业人数 = 4' },
      checks: [{ test: '从业人数 + 从业人数 < 9', message: '人数太多' }],
    });
    expect(field(renamed, counted.key)).toMatchObject({ computed: '从业人数 * 2' });
    expect(renameField(definition, 'number1', '人数')).toBe(definition);
    expect(renameField(definition, 'nobody', '谁')).toBe(definition);
  });
});
