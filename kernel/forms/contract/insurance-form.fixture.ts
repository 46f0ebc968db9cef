import type { FormDefinition } from './form-definition.ts';

const asked = { hint: null, required: 'always' as const, shown: null, checks: [] };
const typed = { ...asked, kind: 'value' as const, prefill: null, computed: null };
const line = { is: 'text', longest: 60, lines: 'one', personal: false } as const;

/** A form of tests: rows, a computed amount by a parameter, a condition, a check over rows, personal answers, a fact. */
export const insuranceForm: FormDefinition = {
  subject: 'firm',
  parameters: ['补贴比例'],
  statuses: [],
  sections: [
    {
      title: '企业',
      reason: '用于核对申请主体',
      fields: [
        {
          ...typed,
          key: 'staff',
          name: '从业人数',
          type: { is: 'number', scale: 0, least: 0, most: 100_000, unit: '人' },
          prefill: 'invented.staff',
        },
        { ...typed, key: 'contact', name: '联系人', type: { ...line, personal: true } },
        {
          ...typed,
          ...{ key: 'mobile', name: '联系电话', required: 'never', type: { ...line, personal: true } },
          checks: [{ test: 'matches(联系电话, "^1[0-9]{10}$")', message: '联系电话须是 11 位手机号。' }],
        },
      ],
    },
    {
      title: '保单',
      reason: null,
      fields: [
        {
          ...asked,
          ...{ kind: 'rows', key: 'lines', name: '保单明细', most: 20 },
          columns: [
            {
              key: 'kind',
              name: '险种',
              required: true,
              computed: null,
              type: { is: 'choice', options: ['研发费用损失险', '产品责任险'] },
            },
            { key: 'fee', name: '保费', required: true, type: { is: 'money' }, computed: null },
            { key: 'insured', name: '被保险人', required: false, type: { ...line, personal: true }, computed: null },
          ],
          checks: [{ test: 'sum(保单明细.保费) <= 1000000', message: '保费合计不能超过 100 万元。' }],
        },
        { ...typed, key: 'amount', name: '补贴金额', type: { is: 'money' }, computed: 'sum(保单明细.保费) * 补贴比例' },
        { ...typed, key: 'reason', name: '大额说明', type: line, shown: '补贴金额 > 10000' },
        {
          ...asked,
          kind: 'choices',
          key: 'uses',
          name: '用途',
          options: ['研发', '生产'],
          required: { when: '从业人数 > 100' },
        },
        { ...asked, kind: 'files', key: 'papers', name: '保单扫描件', most: 3, required: 'never' },
      ],
    },
  ],
};
