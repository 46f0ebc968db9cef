import type { ImportColumn } from '#platform/sheets/contract/import-column.ts';
import { firmScale, largestCapitalFen, legalForm, mostEmployees } from '../../contract/firm.ts';
import { industryDivisions } from '../../contract/industry.ts';

/** Words that offices write for a legal form beside its own. */
const formWords: Readonly<Record<string, readonly string[]>> = {
  limitedLiability: [
    '有限公司',
    '有限责任公司（自然人独资）',
    '有限责任公司(法人独资)',
    '一人有限责任公司',
    '有限责任公司（自然人投资或控股）',
  ],
  jointStock: ['股份公司', '股份有限公司（上市）', '股份有限公司(非上市)'],
  partnership: ['有限合伙企业', '普通合伙企业', '有限合伙', '合伙'],
  soleProprietorship: ['个人独资', '独资企业'],
  branch: ['有限责任公司分公司', '分支机构', '股份有限公司分公司'],
  foreignBranch: ['外国企业分支机构', '外国公司分公司'],
};
const scaleWords: Readonly<Record<string, readonly string[]>> = {
  large: ['大', '大型企业'],
  medium: ['中', '中型企业'],
  small: ['小', '小型企业'],
  micro: ['微', '微型企业', '微企'],
};

/** Columns of a sheet of firms: the form's fields, short and former names, and the reason for a doubted code. */
export const firmColumns: readonly ImportColumn[] = [
  {
    ...{ key: 'name', labelKey: 'parties:columns.name', type: 'text', required: true },
    limits: { minLength: 2, maxLength: 100 },
    aliases: [
      '企业全称',
      '单位名称',
      '公司名称',
      '名称',
      '企业',
      '单位全称',
      '市场主体名称',
      'Company',
      'Company name',
      'Name',
    ],
    example: '示范精密制造有限公司',
  },
  {
    ...{ key: 'socialCreditCode', labelKey: 'parties:columns.socialCreditCode', type: 'code' },
    limits: { length: 18 },
    aliases: ['信用代码', '社会信用代码', '统一信用代码', '统一社会信用代码/注册号', '机构代码', 'USCC', 'Credit code'],
    hintKey: 'parties:import.hints.code',
  },
  {
    ...{ key: 'shortName', labelKey: 'parties:import.columns.shortName', type: 'text' },
    limits: { minLength: 2, maxLength: 60 },
    aliases: ['企业简称', '公司简称', 'Short name'],
    example: '示范精密',
  },
  {
    ...{ key: 'formerNames', labelKey: 'parties:import.columns.formerNames', type: 'text' },
    limits: { maxLength: 400 },
    aliases: ['原名称', '原企业名称', '曾用名称', 'Former name'],
    hintKey: 'parties:import.hints.formerNames',
  },
  {
    ...{ key: 'industry', labelKey: 'parties:columns.industry', type: 'choice', required: true, hierarchical: true },
    choices: industryDivisions.map((code) => ({ code, labelKey: `parties:industries.${code}` })),
    aliases: ['行业代码', '所属行业', '国民经济行业', '行业大类', '行业类别', '行业名称', 'Industry code'],
    hintKey: 'parties:import.hints.industry',
    example: 'C39',
  },
  {
    ...{ key: 'legalForm', labelKey: 'parties:columns.legalForm', type: 'choice', required: true },
    choices: legalForm.options.map((code) => ({
      code,
      labelKey: `parties:legalForms.${code}`,
      aliases: formWords[code] ?? [],
    })),
    aliases: ['企业类型', '公司类型', '市场主体类型', '类型', 'Type'],
  },
  {
    ...{ key: 'scale', labelKey: 'parties:columns.scale', type: 'choice' },
    choices: firmScale.options.map((code) => ({
      code,
      labelKey: `parties:scales.${code}`,
      aliases: scaleWords[code] ?? [],
    })),
    aliases: ['企业规模', '规模类型', 'Size'],
  },
  {
    ...{ key: 'foundedOn', labelKey: 'parties:columns.foundedOn', type: 'date' },
    aliases: ['成立时间', '注册日期', '注册时间', '设立日期', '登记日期', 'Founded on', 'Date of foundation'],
    example: '2019-06-18',
  },
  {
    ...{
      key: 'registeredCapitalFen',
      labelKey: 'parties:columns.registeredCapital',
      type: 'money',
      moneyUnit: 'wanYuan',
    },
    limits: { min: 0, max: largestCapitalFen },
    aliases: ['注册资金', '注册资本金', '认缴资本', 'Capital'],
    example: '5,000',
  },
  {
    ...{ key: 'employees', labelKey: 'parties:columns.employees', type: 'integer', unitKey: 'parties:import.people' },
    limits: { min: 0, max: mostEmployees },
    aliases: ['从业人员', '员工人数', '职工人数', '人数', '从业人员数', '参保人数', 'Staff'],
    example: '128',
  },
  {
    ...{ key: 'address', labelKey: 'parties:columns.address', type: 'text' },
    limits: { minLength: 2, maxLength: 200 },
    aliases: ['注册地址', '住所', '地址', '经营地址', '企业地址', '经营场所', 'Registered address'],
  },
  {
    ...{ key: 'codeExceptionReason', labelKey: 'parties:columns.codeExceptionReason', type: 'text' },
    limits: { minLength: 5, maxLength: 200 },
    aliases: ['保留原因', '代码说明', 'Reason'],
    hintKey: 'parties:import.hints.reason',
  },
];
