import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import type { FormDefinition, FormField, FormValues } from '#kernel/forms/contract/form-definition.ts';
import { render, renderWords } from '../testing/render.ts';
import { FormReading } from './form-reading.tsx';
import { FormRenderer } from './form-renderer.tsx';
import type { FormRendererProps } from './form-shapes.ts';
import { judgeAsked } from './use-judgement.ts';

const texts = [
  {
    name: 'forms',
    locale: {
      'zh-CN': () => import('#kernel/forms/locale/zh-CN.json'),
      en: () => import('#kernel/forms/locale/en.json'),
    },
  },
];
const asked = { hint: null, required: 'always', shown: null, checks: [] } as const;
const value = (key: string, name: string, given: Partial<Extract<FormField, { kind: 'value' }>>): FormField => ({
  ...{ kind: 'value', key, name, ...asked, checks: [], prefill: null, computed: null },
  type: { is: 'text', longest: 20, lines: 'one', personal: false },
  ...given,
});
const people = { is: 'number', scale: 0, least: 0, most: 9_000, unit: '人' } as const;
const definition: FormDefinition = {
  ...{ subject: 'firm', parameters: [], statuses: [] },
  sections: [
    {
      ...{ title: '岗位', reason: '依据办法第三条。' },
      fields: [
        value('people', '从业人数', { type: people }),
        value('grant', '补贴', { type: { is: 'money' }, computed: '从业人数 * 0.5', required: 'never' }),
        value('why', '原因', { shown: '从业人数 > 10', required: 'never' }),
        value('who', '联系人', { type: { is: 'text', longest: 9, lines: 'one', personal: true } }),
      ],
    },
    {
      ...{ title: '名单', reason: null },
      fields: [
        {
          ...{ kind: 'rows', key: 'list', name: '人员', ...asked, checks: [], shown: '从业人数 > 100', most: 2 },
          columns: [
            { key: 'pay', name: '月薪', type: { is: 'money' }, required: true, computed: null },
            { key: 'half', name: '半薪', type: { is: 'money' }, required: false, computed: '月薪 / 2' },
          ],
        },
        {
          kind: 'choices',
          key: 'where',
          name: '园区',
          ...asked,
          checks: [],
          shown: '从业人数 > 100',
          options: ['东', '西'],
        },
      ],
    },
  ],
};
const on = { on: '2026-11-21', parameters: [] };
const submit = { verb: '提交', effect: '提交后生成编号', pending: false, onSubmit: () => undefined };

function form(values: FormValues, given: Partial<FormRendererProps> = {}) {
  const view = judgeAsked(definition, values, on);
  return createElement(FormRenderer, {
    ...{ id: 'f', definition, values, view, submit, onChange: () => undefined },
    ...given,
  });
}

describe('a form', () => {
  it('asks only what is asked, says why, and marks in words what must be answered', async () => {
    const few = await renderWords(form({ people: '5' }), { texts });
    expect(few).toContain('岗位 依据办法第三条。 从业人数 必填');
    expect(few).toContain('联系人 必填 加密保存');
    expect(few).not.toContain('原因');
    expect(few).not.toContain('名单');
    const more = await renderWords(form({ people: '50' }), { texts });
    expect(more).toContain('原因 满足“从业人数 &gt; 10”时才填 从业人数 50 人');
  });

  it('tells a condition that a whole section shares once', async () => {
    const words = await renderWords(form({ people: '500' }), { texts });
    expect(words.match(/满足“从业人数 &gt; 100”时才填/g)).toHaveLength(1);
    expect(words).toContain('还没有行');
  });

  it('shows what is computed with its rule and what it was computed from', async () => {
    const words = await renderWords(form({ people: '5000' }), { texts });
    expect(words).toContain('补贴 自动计算 2,500.00 元 算法：从业人数 × 0.5 从业人数 5,000 人');
    expect(await renderWords(form({}), { texts })).toContain('还算不出 算法：从业人数 × 0.5 从业人数 未填');
    expect(await renderWords(form({ people: '4' }), { texts, locale: 'en' })).toContain('Rule: 从业人数 × 0.5');
  });

  it('says where a known value comes from, and what it was once it is changed', async () => {
    const known = { people: { value: '25', source: '企业名册' } };
    expect(await renderWords(form({ people: '25.0' }, { known }), { texts })).toContain('取自企业名册，免填');
    const changed = await renderWords(form({ people: '26' }, { known }), { texts });
    expect(changed).toContain('企业名册中为 25 人，您已修改。 用回原值');
  });

  it('ties label, hint and control, puts groups under legends, and says nothing before a field is left', async () => {
    const html = await render(form({ people: '500', list: [{ pay: 'x' }] }), { texts });
    expect(html).toMatch(/<label for="f-people"/);
    expect(html).toMatch(/id="f-people"[^>]*aria-required="true"|aria-required="true"[^>]*id="f-people"/);
    expect(html).toMatch(/<fieldset[^>]*><legend[^>]*>人员/);
    expect(html).toMatch(/aria-label="月薪，第 1 行"/);
    expect(html).toMatch(/<output[^>]*aria-label="半薪，第 1 行"/);
    expect(html).not.toContain('aria-invalid="true"');
    expect(html).not.toContain('role="alert"');
  });

  it('draws rows as cards on a phone, with the name of each cell', async () => {
    const html = await render(form({ people: '500', list: [{ pay: '1' }] }, { phone: true }), { texts });
    expect(html).toContain('第 1 行');
    expect(html).toMatch(/<label for="f-list-0-pay"/);
    expect(html).toMatch(/<output id="f-list-0-half"[^>]*>0\.50\s元/);
    expect(html).toContain('月薪 ÷ 2');
    expect(html).not.toContain('<table');
  });

  it('keeps what is not asked any more out of what is sent', () => {
    const judged = judgeAsked(definition, { people: '5', why: '旧的', gone: '别的版本' }, on);
    expect(judged.values).toEqual({ people: '5' });
    expect(judged.faults.map(({ code }) => code)).toEqual(['required']);
  });
});

describe('a form that was filled in', () => {
  it('reads section by section, with rules, sources and rows', async () => {
    const reading = createElement(FormReading, {
      ...{ definition, files: [], shown: ['people', 'grant', 'list', 'where', 'who'] },
      values: { people: '26', list: [{ pay: '6000', half: '3000' }], where: ['东', '西'] },
      computed: { grant: '13' },
      known: { people: { value: '25', source: '企业名册' } },
    });
    const words = await renderWords(reading, { texts });
    expect(words).toContain('从业人数 26 人 企业名册中为 25 人');
    expect(words).toContain('补贴 13.00 元 算法：从业人数 × 0.5');
    expect(words).toContain('联系人 未填');
    expect(words).toContain('园区 东、西');
    expect(words).toContain('第 1 行 6,000.00 元 3,000.00 元 半薪 算法：月薪');
    expect(words).not.toContain('原因');
  });
});
