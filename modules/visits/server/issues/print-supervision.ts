import { readCases } from '#kernel/cases/server/index.ts';
import { composeDocument } from '#kernel/documents/server/index.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { minuteInChina } from '#platform/exports/server/send-register.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { FormBlock } from '#platform/paper/server/lay-out-form.ts';
import type { printSupervision as endpoint } from '../../contract/issue-endpoints.ts';
import { readIssue } from './get-issue.ts';
import { issueKind } from './issue-kind.ts';
import { factsOfIssue } from './print-assignment.ts';
import { requireCaller } from './require-caller.ts';

const ofSupervision = /Supervision$/;

/** 督办单 on A4: why, what was done about it step by step, and who signs it off. */
export async function printSupervision(
  { params: { caseId } }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const { today } = requireCaller(context);
  const issue = await readIssue(context.db, { caseId, today });
  const read = (await readCases(context.db, issueKind, [caseId])).get(caseId);
  const supervision = read?.state.supervision ?? null;
  if (read === undefined || supervision === null) throw new AppError('visits.noSupervision');
  const text = (key: string, values?: Record<string, string | number>) =>
    context.text(`visits:issues.paper.${key}`, values);
  const steps = read.actions.filter(
    ({ name, sequence }) => ofSupervision.test(name) && sequence >= supervision.raisedIn,
  );
  const place = (key: string) => ({ label: text(`places.${key}`), note: text('signHere'), date: text('dateHere') });
  const blocks: FormBlock[] = [
    factsOfIssue(issue, context),
    { kind: 'heading', text: text('reason') },
    { kind: 'paragraph', text: steps[0]?.comment ?? '—' },
    { kind: 'heading', text: text('demands') },
    { kind: 'paragraph', text: text('supervisionDemands', { answerBy: supervision.answerBy ?? text('byRule') }) },
    { kind: 'heading', text: text('steps') },
    {
      kind: 'table',
      columns: (['at', 'step', 'words'] as const).map((key) => ({ heading: text(`columns.${key}`), kind: 'text' })),
      rows: steps.map(({ at, name, comment }) => [
        minuteInChina(at) ?? '',
        context.text(`cases:acts.${name}`),
        comment ?? '—',
      ]),
    },
    { kind: 'signatures', places: [place('leader'), place('lead'), place('reviewer')] },
  ];
  return composeDocument(
    {
      ...{ list: 'visits.printSupervision', kind: 'document', title: text('supervisionTitle'), number: issue.number },
      ...{ about: issue.number, name: text('supervisionFile', { number: issue.number }), blocks },
      columns: ['number', 'firm', 'lead', 'solveBy', 'reason', 'steps'],
    },
    context,
  );
}
