import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { getRuleVersion as endpoint } from '../../contract/rule-endpoints.ts';
import { describeVersions } from './describe-rule.ts';
import { requireRule } from './known-rule.ts';
import { findVersion } from './store/versions.ts';

/** A published version whole. */
export async function getRuleVersion(
  { params }: EndpointParsed<typeof endpoint>,
  { db }: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const rule = await requireRule(db, params.ruleId);
  const found = await findVersion(db, rule.id, params.number);
  if (found === undefined) throw new AppError('rules.versionUnknown');
  const [head] = await describeVersions(db, [found]);
  if (head === undefined) throw new AppError('rules.versionUnknown');
  return { ...head, ruleId: rule.id, name: rule.name, definition: found.definition };
}
