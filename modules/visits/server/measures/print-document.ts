import { composeDocument } from '#kernel/documents/server/index.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { FormBlock } from '#platform/paper/server/lay-out-form.ts';
import type { MeasureSummary } from '../../contract/measure.ts';
import type { printMeasureDocument as endpoint } from '../../contract/measure-endpoints.ts';
import { requireCaller } from './require-caller.ts';
import { listDocuments } from './store/documents.ts';
import { measuresOfDocument } from './store/register.ts';
import { readGround, viewMeasure } from './view-measure.ts';

/** Prints how far the measures of a document are today, aspect by aspect. */
export async function printDocument(
  { params }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const { today } = requireCaller(context);
  const [document] = await listDocuments(context.db, { today, id: params.documentId });
  if (document === undefined) throw new AppError('visits.measureDocumentUnknown');
  const ground = await readGround(context.db, today);
  const measures = (await measuresOfDocument(context.db, document.id)).map((one) => viewMeasure(one, ground));
  const text = (key: string, values?: Record<string, string | number>) =>
    context.text(`visits:measures.print.${key}`, values);
  const { number, title, issuedOn, total, done, underWay, planned, dropped, late, issues } = document;
  const blocks: FormBlock[] = [
    {
      kind: 'paragraph',
      text: text('intro', { title, number, issuedOn, day: today, total, done, underWay, planned, late, issues }),
    },
    ...(dropped === 0 ? [] : [{ kind: 'paragraph' as const, text: text('dropped', { dropped }) }]),
    ...tablesOf(measures, context),
    { kind: 'paragraph', text: text('note') },
  ];
  return composeDocument(
    {
      ...{ list: 'visits.printMeasureDocument', kind: 'document', title: text('title'), number, about: title, blocks },
      ...{ name: text('file', { number, day: today }), rows: measures.length },
      columns: ['position', 'title', 'lead', 'dueOn', 'state', 'issues'],
    },
    context,
  );
}

function tablesOf(measures: readonly MeasureSummary[], context: RequestContext): FormBlock[] {
  const text = (key: string) => context.text(`visits:measures.${key}`);
  const heading = (key: string, kind: 'text' | 'date' | 'number' = 'text') => ({
    heading: text(`print.columns.${key}`),
    kind,
  });
  return [...Map.groupBy(measures, ({ aspect }) => aspect?.title ?? '')].flatMap(([aspect, rows]): FormBlock[] => [
    ...(aspect === '' ? [] : [{ kind: 'heading' as const, text: aspect }]),
    {
      kind: 'table',
      columns: [
        ...[heading('position', 'number'), heading('title'), heading('lead'), heading('dueOn', 'date')],
        ...[heading('state'), heading('issues', 'number')],
      ],
      rows: rows.map(({ position, title, lead, dueOn, state, light, issues }) => [
        ...[String(position), title, lead.name, dueOn],
        light === 'late' ? `${text(`states.${state}`)}（${text('lights.late')}）` : text(`states.${state}`),
        String(issues),
      ]),
    },
  ]);
}
