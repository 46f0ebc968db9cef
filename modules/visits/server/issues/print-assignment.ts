import { composeDocument } from '#kernel/documents/server/index.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { FormBlock } from '#platform/paper/server/lay-out-form.ts';
import type { printAssignment as endpoint, IssueDetail } from '../../contract/issue-endpoints.ts';
import { readIssue } from './get-issue.ts';
import { requireCaller } from './require-caller.ts';

type Text = (key: string, params?: Record<string, string | number>) => string;

/** 交办单 on A4: what is assigned to whom until when, and the receipt that department and firm sign. */
export async function printAssignment(
  { params: { caseId } }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const { today } = requireCaller(context);
  const issue = await readIssue(context.db, { caseId, today });
  const text: Text = (key, values) => context.text(`visits:issues.paper.${key}`, values);
  const place = (key: string) => ({ label: text(`places.${key}`), note: text('signHere'), date: text('dateHere') });
  const blocks: FormBlock[] = [
    factsOfIssue(issue, context),
    { kind: 'heading', text: text('matter') },
    { kind: 'paragraph', text: issue.text },
    { kind: 'heading', text: text('demands') },
    { kind: 'paragraph', text: text('assignmentDemands', { dueOn: issue.solveBy ?? text('byRule') }) },
    ...receiptOf(issue, text),
    { kind: 'signatures', places: [place('dispatcher'), place('lead'), place('firm')] },
  ];
  return composeDocument(
    {
      ...{ list: 'visits.printAssignment', kind: 'document', title: text('assignmentTitle'), number: issue.number },
      ...{ about: issue.number, name: text('assignmentFile', { number: issue.number }), blocks },
      columns: ['number', 'firm', 'category', 'urgency', 'lead', 'solveBy', 'text', 'receiptNumber'],
    },
    context,
  );
}

/** What an issue is, as both papers begin. */
export function factsOfIssue(issue: IssueDetail, context: RequestContext): FormBlock {
  const label = (key: string) => context.text(`visits:issues.columns.${key}`);
  const word = (key: string) => context.text(`visits:issues.${key}`);
  const fields = [
    { label: label('firm'), value: issue.firm.name },
    { label: label('category'), value: issue.category.name },
    { label: label('urgency'), value: word(`urgencies.${issue.urgency}`) },
    { label: label('raisedOn'), value: issue.raisedOn },
    { label: label('source'), value: word(`sources.${issue.source}`) },
    { label: label('lead'), value: issue.lead?.name ?? '—' },
    { label: label('solveBy'), value: issue.solveBy ?? '—' },
  ];
  return { kind: 'fields', fields };
}

function receiptOf({ onSite }: IssueDetail, text: Text): FormBlock[] {
  if (onSite === null) return [];
  const { department, promisedOn, receiptNumber } = onSite;
  return [
    { kind: 'heading', text: text('receipt', { number: receiptNumber }) },
    { kind: 'paragraph', text: text('receiptSays', { department: department.name, promisedOn }) },
  ];
}
