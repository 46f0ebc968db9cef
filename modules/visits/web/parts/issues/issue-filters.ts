import { caseLight } from '#kernel/cases/contract/case-light.ts';
import { firmScale } from '#kernel/parties/contract/firm.ts';
import type { FilterField, Text } from '#ui/index.ts';
import { issueAnswer, issueSource, issueState, issueUrgency } from '../../../contract/issue.ts';

/** Sections of GB/T 4754, by which a firm's industry is counted. */
const sections = [...'ABCDEFGHIJKLMNOPQRST'];

/** The filters that the register offers, each kept in the address under its key; statistics open it with further ones. */
export function issueFilters(
  text: Text,
  known: {
    departments: readonly { id: string; name: string }[];
    categories: readonly { code: string; name: string }[];
  },
): FilterField[] {
  const choice = (
    key: string,
    label: string,
    options: { value: string; label: string }[],
    single = false,
  ): FilterField => ({
    ...{ key, label: text(`issues.columns.${label}`), kind: 'choice', single, options },
  });
  const coded = (values: readonly string[], group: string) =>
    values.map((value) => ({ value, label: text(`${group}.${value}`) }));
  return [
    { key: 'q', label: text('issues.columns.q'), kind: 'words' },
    choice(
      'department',
      'lead',
      known.departments.map(({ id, name }) => ({ value: id, label: name })),
    ),
    choice(
      'category',
      'category',
      known.categories.map(({ code, name }) => ({ value: code, label: name })),
    ),
    choice('state', 'state', coded(issueState.options, 'lifecycles.issue.states')),
    choice('light', 'light', coded(caseLight.options, 'issues.lights')),
    choice('urgency', 'urgency', coded(issueUrgency.options, 'issues.urgencies')),
    choice('source', 'source', coded(issueSource.options, 'issues.sources')),
    choice('size', 'size', coded(firmScale.options, 'issues.sizes')),
    choice(
      'industry',
      'industry',
      sections.map((value) => ({ value, label: `${value} ${text(`statistics.industries.${value}`)}` })),
    ),
    choice('answer', 'answer', coded(issueAnswer.options, 'issues.answers')),
    choice('closed', 'closed', coded(['yes', 'no', 'open'], 'issues.yesNo'), true),
    choice('supervised', 'supervised', coded(['yes', 'no'], 'issues.yesNo'), true),
  ];
}
