import type { ImportColumn } from '#platform/sheets/contract/import-column.ts';
import { firmScale, largestCapitalFen, legalForm, mostEmployees } from '../../contract/firm.ts';
import { industryDivisions } from '../../contract/industry.ts';
import words from './domain/firm-words.json' with { type: 'json' };

/** Words that offices write for a legal form beside its own. */
const formWords: Readonly<Record<string, readonly string[]>> = words.legalForms;
const scaleWords: Readonly<Record<string, readonly string[]>> = words.scales;

/** Columns of a sheet of firms: the form's fields, short and former names, and the reason for a doubted code. */
export const firmColumns: readonly ImportColumn[] = [
  {
    ...{ key: 'name', labelKey: 'parties:columns.name', type: 'text', required: true },
    limits: { minLength: 2, maxLength: 100 },
    aliases: words.headings.name,
    example: words.examples.name,
  },
  {
    ...{ key: 'socialCreditCode', labelKey: 'parties:columns.socialCreditCode', type: 'code' },
    limits: { length: 18 },
    aliases: words.headings.socialCreditCode,
    hintKey: 'parties:import.hints.code',
  },
  {
    ...{ key: 'shortName', labelKey: 'parties:import.columns.shortName', type: 'text' },
    limits: { minLength: 2, maxLength: 60 },
    aliases: words.headings.shortName,
    example: words.examples.shortName,
  },
  {
    ...{ key: 'formerNames', labelKey: 'parties:import.columns.formerNames', type: 'text' },
    limits: { maxLength: 400 },
    aliases: words.headings.formerNames,
    hintKey: 'parties:import.hints.formerNames',
  },
  {
    ...{ key: 'industry', labelKey: 'parties:columns.industry', type: 'choice', required: true, hierarchical: true },
    choices: industryDivisions.map((code) => ({ code, labelKey: `parties:industries.${code}` })),
    aliases: words.headings.industry,
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
    aliases: words.headings.legalForm,
  },
  {
    ...{ key: 'scale', labelKey: 'parties:columns.scale', type: 'choice' },
    choices: firmScale.options.map((code) => ({
      code,
      labelKey: `parties:scales.${code}`,
      aliases: scaleWords[code] ?? [],
    })),
    aliases: words.headings.scale,
  },
  {
    ...{ key: 'foundedOn', labelKey: 'parties:columns.foundedOn', type: 'date' },
    aliases: words.headings.foundedOn,
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
    aliases: words.headings.registeredCapitalFen,
    example: '5,000',
  },
  {
    ...{ key: 'employees', labelKey: 'parties:columns.employees', type: 'integer', unitKey: 'parties:import.people' },
    limits: { min: 0, max: mostEmployees },
    aliases: words.headings.employees,
    example: '128',
  },
  {
    ...{ key: 'address', labelKey: 'parties:columns.address', type: 'text' },
    limits: { minLength: 2, maxLength: 200 },
    aliases: words.headings.address,
  },
  {
    ...{ key: 'codeExceptionReason', labelKey: 'parties:columns.codeExceptionReason', type: 'text' },
    limits: { minLength: 5, maxLength: 200 },
    aliases: words.headings.codeExceptionReason,
    hintKey: 'parties:import.hints.reason',
  },
];
