import { everyIdOf } from '#kernel/parties/server/index.ts';
import { sendRegister } from '#platform/exports/server/send-register.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { FileAnswer } from '#platform/http/server/route.ts';
import type {
  listEvaluations as endpoint,
  exportEvaluations as exportEndpoint,
} from '../../contract/evaluation-endpoints.ts';
import type { AnsweredOutcome } from '../../contract/rule-answer.ts';
import { decimalText } from './domain/given-data.ts';
import { describeRows } from './get-evaluation.ts';
import { countStored, type EvaluationFilter, listStored } from './store/evaluations.ts';

type Query = Omit<EndpointParsed<typeof exportEndpoint>['query'], 'format'>;

/** One page of the evaluations that match. */
export async function listEvaluations(
  { query }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const filter = await filterOf(query, context);
  const slice = { limit: query.pageSize, offset: (query.page - 1) * query.pageSize };
  return {
    total: await countStored(context.db, filter),
    evaluations: await describeRows(await listStored(context.db, filter, slice), context),
  };
}

/** A party is found with everyone who was merged into it; a person by nobody who may not read persons. */
async function filterOf({ partyId, ...rest }: Query, context: RequestContext): Promise<EvaluationFilter> {
  if (partyId === undefined) return rest;
  const partyIds = await everyIdOf(context.db, partyId);
  return { ...rest, partyIds, persons: context.can('parties:person.unmask') };
}

/** Exactly these evaluations as a file. */
export async function exportEvaluations(
  { query }: EndpointParsed<typeof exportEndpoint>,
  context: RequestContext,
): Promise<FileAnswer> {
  const { format, ...rest } = query;
  const stored = await listStored(context.db, await filterOf(rest, context), { limit: 20_001, offset: 0 });
  const rows = await describeRows(stored, context);
  const text = (key: string) => context.text(`rules:${key}`);
  const column = (key: string, type: 'text' | 'integer' | 'date' = 'text') => ({
    ...{ key, header: text(`columns.${key}`), type },
  });
  const given = (value: string | undefined) => (value === undefined ? [] : [value]);
  return sendRegister(
    {
      ...{ list: 'rules.exportEvaluations', name: text('list.evaluations'), format },
      columns: [
        ...[column('rule'), column('version', 'integer'), column('party'), column('on', 'date'), column('asOf')],
        ...[column('outcomes'), column('by'), column('reason')],
      ],
      rows: rows.map(({ rule, version, party, on, asOf, outcomes, by, reason }) => ({
        ...{ version, on, asOf, by, reason, rule: rule.name, party: party?.name ?? null },
        outcomes: new Intl.ListFormat(context.locale, { type: 'unit' }).format(
          outcomes.map((one) => outcomeWords(one, context)),
        ),
      })),
      conditions: [
        { label: text('columns.rule'), values: rest.ruleId === undefined ? [] : [rows[0]?.rule.name ?? ''] },
        { label: text('columns.party'), values: rest.partyId === undefined ? [] : [rows[0]?.party?.name ?? ''] },
        { label: text('list.from'), values: given(rest.from) },
        { label: text('list.to'), values: given(rest.to) },
      ],
    },
    context,
  );
}

/** An outcome in a few words. */
export function outcomeWords(outcome: AnsweredOutcome, context: Pick<RequestContext, 'text'>): string {
  const truth = (value: boolean | null) => context.text(`rules:truth.${value ?? 'unknown'}`);
  const yuan = (fen: number | null) => (fen === null ? truth(null) : decimalText(fen, 2));
  const { decision } = outcome;
  switch (outcome.kind) {
    case 'condition':
      return `${decision} ${truth(outcome.holds)}`;
    case 'money':
      return `${decision} ${yuan(outcome.fen)}`;
    case 'grade':
      return `${decision} ${outcome.grade ?? truth(null)}`;
    case 'number':
      return `${decision} ${outcome.value ?? truth(null)} ${outcome.unit}`.trim();
    case 'goods':
      return `${outcome.item} ${outcome.count ?? truth(null)} ${outcome.unit}`;
    case 'status':
      return `${outcome.status} ${truth(outcome.granted)}`;
    case 'deduction':
      return `${decision} ${yuan(outcome.deductionFen)}`;
  }
}
