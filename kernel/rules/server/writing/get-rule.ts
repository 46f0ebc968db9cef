import { departmentNamesOn } from '#kernel/parties/server/index.ts';
import { namesOfAccounts } from '#platform/auth/server/accounts.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { parameterVersions } from '../../contract/known-parameters.ts';
import type { RuleDefinition } from '../../contract/rule-definition.ts';
import type { getRule as endpoint } from '../../contract/rule-endpoints.ts';
import type { RuleDetail } from '../../contract/rule-record.ts';
import { momentOf, worksFor } from '../check-caller.ts';
import { digestDefinition } from '../digest-definition.ts';
import { knownParameters } from '../parameters/known-parameters.ts';
import { countHolding } from '../statuses/store/statuses.ts';
import { checkedOnce } from './checked-once.ts';
import { describeVersions } from './describe-rule.ts';
import { rowOf } from './list-rules.ts';
import { requireDraft } from './save-draft.ts';
import { findLine } from './store/register.ts';
import { authorsSince } from './store/rules.ts';
import { listVersions, listWithdrawals, type StoredVersion } from './store/versions.ts';
import { failingCases } from './try-cases.ts';

/** One rule with its versions, how its draft stands, and what the caller may do. */
export async function getRule(
  { params }: EndpointParsed<typeof endpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { db } = context;
  const { today, at } = momentOf(context);
  const line = await findLine(db, params.ruleId, today);
  if (line === undefined) throw new AppError('rules.ruleUnknown');
  const draft = await requireDraft(db, line.id);
  const versions = await listVersions(db, [line.id]);
  const withdrawals = await listWithdrawals(db, [line.id]);
  const names = await namesOfAccounts(db, [...withdrawals.flatMap(({ by }) => by ?? []), draft.savedBy ?? []].flat());
  const checked = await checkDraft(db, draft.definition, at);
  const authors = [draft.savedBy, ...(await authorsSince(db, line.id, versions[0]?.revision ?? 0))];
  const own = await worksFor(db, line.departmentId, context);
  return {
    ...rowOf(line, await departmentNamesOn(db, today)),
    description: line.description,
    versions: await describeVersions(db, versions),
    withdrawals: withdrawals.map(({ on, reason, at: when, by }) => ({
      ...{ on, reason, at: when, by: names.get(by ?? '') ?? null },
    })),
    draft: { revision: draft.revision, changedAt: draft.savedAt, changedBy: names.get(draft.savedBy ?? '') ?? null },
    ...checked,
    statuses: await countHolding(db, { ruleId: line.id, on: today }),
    may: mayOf({ own, last: versions[0], draft, authors, checked, state: line.state }, context),
  };
}

type Checked = Pick<RuleDetail, 'coverage' | 'faults' | 'cases'>;

async function checkDraft(db: ZoneDb, definition: RuleDefinition, asOf: string): Promise<Checked> {
  const { coverage, faults } = await checkedOnce(definition);
  const { sentences, covered, openSentences, openDecisions } = coverage;
  const versions = parameterVersions(await knownParameters(db, definition.parameters));
  const failing = faults > 0 ? definition.cases : await failingCases(definition, { versions, asOf });
  return {
    coverage: { sentences, covered, openSentences: [...openSentences], openDecisions: [...openDecisions] },
    faults,
    cases: { total: definition.cases.length, failing: failing.length },
  };
}

interface Standing {
  readonly own: boolean;
  readonly last: StoredVersion | undefined;
  readonly draft: { readonly definition: RuleDefinition };
  /** Who saved it since the last version. */
  readonly authors: readonly (string | null)[];
  readonly checked: Checked;
  readonly state: RuleDetail['state'];
}

function mayOf({ own, last, draft, authors, checked, state }: Standing, context: RequestContext): RuleDetail['may'] {
  const hindranceOf = (): RuleDetail['may']['hindrance'] => {
    if (!context.can('rules:publish')) return 'role';
    if (!own && context.role !== 'leader') return 'otherDepartment';
    const same = last?.digest.equals(digestDefinition(draft.definition));
    if (same && state === 'published') return 'unchanged';
    if (authors.includes(context.account?.id ?? '')) return 'sameHands';
    if (checked.faults > 0) return 'faults';
    return checked.cases.total === 0 || checked.cases.failing > 0 ? 'cases' : null;
  };
  const hindrance = hindranceOf();
  const governs = context.can('rules:publish') && (own || context.role === 'leader');
  return {
    ...{ write: own && context.can('rules:write'), publish: hindrance === null, hindrance },
    ...{ withdraw: governs && state === 'published', evaluate: context.can('rules:evaluate') },
  };
}
