import type { Column, Text } from '#ui/index.ts';
import type { IssueRow } from '../../../contract/issue-endpoints.ts';
import { IssueLight } from './issue-light.tsx';

/** Columns of the register of issues, the first one naming the row. */
export function issueColumns(text: Text): Column<IssueRow>[] {
  const title = (key: string) => text(`issues.columns.${key}`);
  return [
    { key: 'title', title: title('title'), width: 280, render: (one) => one.title },
    {
      key: 'light',
      title: title('light'),
      width: 128,
      narrow: 'lead',
      render: (one) => (one.light === 'none' ? null : <IssueLight light={one.light} workingDays={one.workingDays} />),
    },
    { key: 'number', title: title('number'), width: 118, narrow: 'lead', render: (one) => one.number },
    { key: 'firm', title: title('firm'), narrow: 'line', render: (one) => one.firm.name },
    { key: 'category', title: title('category'), narrow: 'line', render: (one) => one.category.name },
    {
      ...{ key: 'lead', title: title('lead'), narrow: 'line' as const },
      render: (one) => one.lead?.name ?? text('issues.noDepartment'),
    },
    {
      ...{ key: 'state', title: title('state'), narrow: 'end' as const },
      render: (one) => text(`lifecycles.issue.states.${one.state}`),
    },
    {
      key: 'raised',
      title: title('raisedOn'),
      sortable: true,
      width: 100,
      narrow: 'none',
      render: (one) => one.raisedOn,
    },
    { key: 'dueOn', title: title('dueOn'), width: 100, narrow: 'none', render: (one) => one.dueOn },
    {
      ...{ key: 'urgency', title: title('urgency'), extra: true, narrow: 'none' as const },
      render: (one) => text(`issues.urgencies.${one.urgency}`),
    },
    {
      ...{ key: 'source', title: title('source'), extra: true, narrow: 'none' as const },
      render: (one) => text(`issues.sources.${one.source}`),
    },
    {
      ...{ key: 'staffClosedOn', title: title('staffClosedOn'), extra: true, narrow: 'none' as const },
      render: (one) => one.staffClosedOn,
    },
    {
      ...{ key: 'answer', title: title('answer'), extra: true, narrow: 'none' as const },
      render: (one) => one.answer && text(`issues.answers.${one.answer}`),
    },
  ];
}
