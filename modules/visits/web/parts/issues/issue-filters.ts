import { caseLight } from '#kernel/cases/contract/case-light.ts';
import type { FilterField, Text } from '#ui/index.ts';
import { issueSource, issueState, issueUrgency } from '../../../contract/issue.ts';

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
    choice('closed', 'closed', coded(['yes', 'no', 'open'], 'issues.yesNo'), true),
    choice('supervised', 'supervised', coded(['yes', 'no'], 'issues.yesNo'), true),
  ];
}
