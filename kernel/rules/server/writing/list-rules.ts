import { departmentNamesOn } from '#kernel/parties/server/index.ts';
import { sendRegister } from '#platform/exports/server/send-register.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type { listRules as endpoint, exportRules as exportEndpoint } from '../../contract/rule-endpoints.ts';
import type { RuleRow } from '../../contract/rule-record.ts';
import { momentOf, ownDepartments } from '../check-caller.ts';
import { everyRow, openStandings, type RuleStanding, withStandings } from './rule-standing.ts';
import { countBy, countLines, listLines, type RegisterField, type RegisterLine } from './store/register.ts';

/** One page of the rules that match. */
export async function listRules(
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { db } = context;
  const { today } = momentOf(context);
  const names = await departmentNamesOn(db, today);
  const standings = openStandings(context);
  const filter = await withStandings(query, standings, context);
  const facet = async (field: RegisterField, labelOf: (value: string) => string) =>
    (await countBy(db, field, { filter, today })).map((one) => ({ ...one, label: labelOf(one.value) }));
  const text = (key: string) => context.text(`rules:${key}`);
  const slice = { today, limit: query.pageSize, offset: (query.page - 1) * query.pageSize };
  const own = context.can('rules:write') ? await ownDepartments(db, context) : [];
  return {
    total: await countLines(db, filter, today),
    rules: await Promise.all(
      (await listLines(db, filter, slice)).map(async (line) => ({
        ...rowOf(line, names),
        ...(await standings.of(line)),
      })),
    ),
    facets: {
      state: await facet('state', (value) => text(`states.${value}`)),
      subject: await facet('subject', (value) => text(`subjects.${value}`)),
      outcome: await facet('outcome', (value) => text(`outcomeKinds.${value}`)),
      department: await facet('department', (value) => names.get(value) ?? ''),
    },
    own: own.map((id) => ({ id, name: names.get(id) ?? '' })),
  };
}

/** A line of the register as its contract says it. */
export function rowOf(line: RegisterLine, departments: ReadonlyMap<string, string>): RuleRow {
  const { departmentId, description: _description, definition: _definition, tested: _tested, ...row } = line;
  return { ...row, department: { id: departmentId, name: departments.get(departmentId) ?? '' } };
}

/** n of n, as the register shows it; nothing where there is nothing to count. */
function standingWords(standing: RuleStanding | undefined) {
  const of = (part: number, whole: number) => (whole === 0 ? '' : `${part}/${whole}`);
  if (standing === undefined) return { tests: '', coverage: '' };
  const { tests, coverage } = standing;
  return { tests: of(tests.passed, tests.total), coverage: of(coverage.covered, coverage.sentences) };
}

/** Exactly the rules that match, as a file. */
export async function exportRules(
  { query }: EndpointParsed<typeof exportEndpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const { format, ...filter } = query;
  const { today } = momentOf(context);
  const names = await departmentNamesOn(context.db, today);
  const known = openStandings(context);
  const wanted = await withStandings(filter, known, context);
  const rows = await listLines(context.db, wanted, { today, limit: everyRow, offset: 0 });
  const standings = await Promise.all(rows.map(known.of));
  const text = (key: string) => context.text(`rules:${key}`);
  const words = new Intl.ListFormat(context.locale, { type: 'unit' });
  const column = (key: string, type: 'text' | 'integer' | 'date' = 'text') => ({
    ...{ key, header: text(`columns.${key}`), type },
  });
  return sendRegister(
    {
      ...{ list: 'rules.exportRules', name: text('list.rules'), format },
      columns: [
        ...[column('name'), column('subject'), column('outcomes'), column('department'), column('state')],
        ...[
          column('version', 'integer'),
          column('from', 'date'),
          column('to', 'date'),
          ...[column('tests'), column('coverage')],
          column('evaluations', 'integer'),
        ],
      ],
      rows: rows.map((row, place) => ({
        ...standingWords(standings[place]),
        ...{ name: row.name, version: row.version, from: row.from, to: row.to, evaluations: row.evaluations },
        ...{ subject: text(`subjects.${row.subject}`), state: text(`states.${row.state}`) },
        department: names.get(row.departmentId) ?? '',
        outcomes: words.format(row.outcomes.map((one) => text(`outcomeKinds.${one}`))),
      })),
      conditions: [
        { label: text('list.words'), values: filter.q ? [filter.q] : [] },
        { label: text('columns.state'), values: filter.state.map((one) => text(`states.${one}`)) },
        { label: text('columns.subject'), values: filter.subject.map((one) => text(`subjects.${one}`)) },
        { label: text('columns.outcomes'), values: filter.outcome.map((one) => text(`outcomeKinds.${one}`)) },
        { label: text('columns.department'), values: filter.department.map((one) => names.get(one) ?? one) },
        { label: text('columns.tests'), values: filter.tests.map((one) => text(`testStandings.${one}`)) },
        { label: text('columns.coverage'), values: filter.coverage.map((one) => text(`coverageStandings.${one}`)) },
      ],
    },
    context,
  );
}
