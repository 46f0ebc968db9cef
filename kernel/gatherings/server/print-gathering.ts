import { composeDocument } from '#kernel/documents/server/index.ts';
import { departmentNamesOn } from '#kernel/parties/server/index.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { FormBlock } from '#platform/paper/server/lay-out-form.ts';
import type { Decision } from '../contract/gathering.ts';
import type { printAgenda as agendaEndpoint, printMinutes as minutesEndpoint } from '../contract/planning-endpoints.ts';
import { momentOf, requireGathering } from './check-caller.ts';
import { questionsFor } from './content/questions-of.ts';
import { whereOf } from './describe-gathering.ts';
import { decisionsAround } from './get-gathering.ts';
import { attendanceOf } from './invite/list-attendance.ts';
import { listItems } from './store/agenda.ts';
import type { StoredGathering } from './store/gatherings.ts';
import { countAnswers } from './store/invitations.ts';

/** The agenda on A4; what earlier gatherings left open stands at its head. */
export async function printAgenda(
  { params }: EndpointParsed<typeof agendaEndpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const gathering = await requireGathering(context.db, params.gatheringId);
  const { carried } = await decisionsAround(gathering, context);
  const blocks = [
    await factsOf(gathering, context),
    ...decisionTable('paper.carried', carried, context),
    ...(await agendaTable(gathering.id, context)),
  ];
  return print({ gathering, blocks, what: 'agenda', list: 'gatherings.printAgenda' }, context);
}

/** The minutes on A4: who came by house, what was asked and answered in writing, what was decided. */
export async function printMinutes(
  { params }: EndpointParsed<typeof minutesEndpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const gathering = await requireGathering(context.db, params.gatheringId);
  const { carried, decisions } = await decisionsAround(gathering, context);
  const blocks = [
    await factsOf(gathering, context),
    ...(await presentList(gathering.id, context)),
    ...(await agendaTable(gathering.id, context)),
    ...(await questionList(gathering, context)),
    ...decisionTable('paper.decisions', decisions, context),
    ...decisionTable('paper.carried', carried, context),
    signatures(context),
  ];
  return print({ gathering, blocks, what: 'minutes', list: 'gatherings.printMinutes' }, context);
}

interface Printing {
  gathering: StoredGathering;
  blocks: FormBlock[];
  what: 'agenda' | 'minutes';
  list: `${string}.${string}`;
}

function print({ gathering, blocks, what, list }: Printing, context: RequestContext): Promise<FileAnswer> {
  const { title, day } = gathering;
  const text = (key: string) => context.text(`gatherings:paper.${key}`, { title, day });
  const columns = [
    'title',
    'day',
    'place',
    'agenda',
    'decisions',
    ...(what === 'minutes' ? ['attendance', 'questions'] : []),
  ];
  return composeDocument(
    { list, kind: 'document', title: text(`${what}Title`), about: title, name: text(`${what}File`), blocks, columns },
    context,
  );
}

async function factsOf(gathering: StoredGathering, context: RequestContext): Promise<FormBlock> {
  const { day, fromTime, toTime, hostId, kind } = gathering;
  const label = (key: string) => context.text(`gatherings:columns.${key}`);
  const host = (await departmentNamesOn(context.db, day)).get(hostId) ?? '';
  const fields = [
    { label: label('kind'), value: context.text(`gatherings:kinds.${kind}`) },
    { label: label('time'), value: `${inWords(day, context)} ${fromTime}—${toTime}` },
    { label: label('where'), value: await whereOf(context.db, gathering) },
    { label: label('host'), value: host },
  ];
  return { kind: 'fields', fields };
}

function decisionTable(heading: string, decisions: readonly Decision[], context: RequestContext): FormBlock[] {
  if (decisions.length === 0) return [];
  const text = (key: string) => context.text(`gatherings:${key}`);
  const column = (key: string, kind: 'text' | 'date' = 'text') => ({ heading: text(`decision.columns.${key}`), kind });
  return [
    { kind: 'heading', text: text(heading) },
    {
      kind: 'table',
      columns: [column('text'), column('department'), column('dueOn', 'date'), column('state')],
      rows: decisions.map((one) => [
        ...[one.text, one.department?.name ?? '', one.dueOn ?? ''],
        one.light === 'late' ? text('decision.late') : text(`decision.states.${one.state}`),
      ]),
    },
  ];
}

async function agendaTable(gatheringId: string, context: RequestContext): Promise<FormBlock[]> {
  const items = await listItems(context.db, gatheringId);
  if (items.length === 0) return [];
  const text = (key: string) => context.text(`gatherings:${key}`);
  return [
    { kind: 'heading', text: text('agenda.title') },
    {
      kind: 'table',
      columns: (['number', 'title', 'speaker', 'minutes'] as const).map((key) => ({
        heading: text(`agenda.columns.${key}`),
        kind: 'text' as const,
      })),
      rows: items.map(({ title, speaker, minutes }, at) => {
        return [String(at + 1), title, speaker ?? '', minutes === null ? '' : String(minutes)];
      }),
    },
  ];
}

/** Houses and departments that came by name, people as a count: minutes go far, and names of people do not. */
async function presentList(gatheringId: string, context: RequestContext): Promise<FormBlock[]> {
  const came = await attendanceOf(gatheringId, { answer: [], present: 'yes' }, context);
  const { invited, present } = await countAnswers(context.db, gatheringId);
  const houses = came.filter(({ kind }) => kind !== 'person' && kind !== 'account').map(({ name }) => name);
  const text = (key: string, params: Record<string, string | number>) =>
    context.text(`gatherings:paper.${key}`, params);
  const count = text('present', { invited, present });
  const named = houses.length === 0 ? '' : text('houses', { names: houses.join(text('and', {})) });
  return [
    { kind: 'heading', text: context.text('gatherings:attendance.title') },
    { kind: 'paragraph', text: `${count}${named}` },
  ];
}

/** Questions that were answered in writing, where they were released. */
async function questionList({ id }: StoredGathering, context: RequestContext): Promise<FormBlock[]> {
  const questions = await questionsFor(context.db, id, { accountId: null, invitationId: null });
  const answered = questions.filter(({ answeredHow }) => answeredHow !== null);
  if (answered.length === 0) return [];
  const text = (key: string, params: Record<string, string>) => context.text(`gatherings:paper.${key}`, params);
  const aloud = context.text('gatherings:question.aloud');
  return [
    { kind: 'heading', text: context.text('gatherings:question.title') },
    ...answered.flatMap((one): FormBlock[] => [
      { kind: 'paragraph', text: text('question', { text: one.text }) },
      { kind: 'paragraph', text: text('answer', { text: one.answer ?? aloud }) },
    ]),
  ];
}

function signatures(context: RequestContext): FormBlock {
  const date = inWords(momentOf(context).today, context);
  const place = (key: string) => ({ label: context.text(`gatherings:paper.${key}`), note: '', date });
  return { kind: 'signatures', places: [place('chair'), place('scribe')] };
}

function inWords(day: string, { locale }: Pick<RequestContext, 'locale'>): string {
  const format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`));
}
