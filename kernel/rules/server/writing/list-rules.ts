import { departmentNamesOn } from '#kernel/parties/server/index.ts';
import { sendRegister } from '#platform/exports/server/send-register.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import { checkRule } from '../../contract/check-rule.ts';
import { parameterVersions } from '../../contract/known-parameters.ts';
import { countCovered } from '../../contract/rule-coverage.ts';
import type { listRules as endpoint, exportRules as exportEndpoint } from '../../contract/rule-endpoints.ts';
import type { RuleListRow, RuleRow } from '../../contract/rule-record.ts';
import { momentOf, ownDepartments } from '../check-caller.ts';
import { knownParameters } from '../parameters/known-parameters.ts';
import { countBy, countLines, listLines, type RegisterField, type RegisterLine } from './store/register.ts';
import { failingCases } from './try-cases.ts';

/** One page of the rules that match. */
export async function listRules(
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { db } = context;
  const { today } = momentOf(context);
  const names = await departmentNamesOn(db, today);
  const facet = async (field: RegisterField, labelOf: (value: string) => string) =>
    (await countBy(db, field, { filter: query, today })).map((one) => ({ ...one, label: labelOf(one.value) }));
  const text = (key: string) => context.text(`rules:${key}`);
  const slice = { today, limit: query.pageSize, offset: (query.page - 1) * query.pageSize };
  const own = context.can('rules:write') ? await ownDepartments(db, context) : [];
  return {
    total: await countLines(db, query, today),
    rules: await Promise.all(
      (await listLines(db, query, slice)).map(async (line) => ({
        ...rowOf(line, names),
        ...(await standingOf(line, context)),
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

/** Milliseconds that the cases of one draft may take where many are listed. */
const mostSpent = 200;

/** How a rule's text is tested and covered; only drafts that were never published are tried. */
async function standingOf(
  { definition, tested }: RegisterLine,
  context: RequestContext,
): Promise<Pick<RuleListRow, 'tests' | 'coverage'>> {
  const coverage = countCovered(definition);
  const total = definition.cases.length;
  if (tested || total === 0) return { tests: { passed: total, total }, coverage };
  const versions = parameterVersions(await knownParameters(context.db, definition.parameters));
  const { at } = momentOf(context);
  const failing =
    checkRule(definition).length > 0
      ? total
      : (await failingCases(definition, { versions, asOf: at }, mostSpent)).length;
  return { tests: { passed: total - failing, total }, coverage };
}

/** Most rows of one export. */
const everyRow = 20_001;

/** n of n, as the register shows it; nothing where there is nothing to count. */
function standingWords(standing: Pick<RuleListRow, 'tests' | 'coverage'> | undefined) {
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
  const rows = await listLines(context.db, filter, { today, limit: everyRow, offset: 0 });
  const standings = await Promise.all(rows.map((row) => standingOf(row, context)));
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
      ],
    },
    context,
  );
}
