import { randomUUIDv7 } from 'node:crypto';
import { departmentNamesOn } from '#kernel/parties/server/index.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { RuleDefinition, RuleSubject } from '../../contract/rule-definition.ts';
import type { copyRule as copyEndpoint, createRule as createEndpoint } from '../../contract/rule-endpoints.ts';
import { momentOf, requireAccount, requireOwn } from '../check-caller.ts';
import { requireRule } from './known-rule.ts';
import { refuseLarge } from './refuse-large.ts';
import { addDraft, addRule, findDraft, takenOf } from './store/rules.ts';

interface Begun {
  readonly name: string;
  readonly key: string | null;
  readonly subject: RuleSubject;
  readonly departmentId: string;
  readonly description: string;
  readonly definition: RuleDefinition;
}

/** Begins a rule with a draft; the department is one of the caller's own. */
export function createRule(
  { body }: EndpointParsed<typeof createEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof createEndpoint>> {
  const fresh = emptyDefinition(body.name, context.text('rules:fresh.decision'));
  const definition = { ...(body.definition ?? fresh), subject: body.subject };
  refuseLarge(definition);
  return context.transaction((tx) => begin(tx, { ...body, definition }, context));
}

/** Begins a rule with the draft of another; its key stays with that. */
export function copyRule(
  { params, body }: EndpointParsed<typeof copyEndpoint>,
  context: RequestContext,
): Promise<EndpointResult<typeof copyEndpoint>> {
  return context.transaction(async (tx) => {
    const { id, subject, description } = await requireRule(tx, params.ruleId);
    const draft = await findDraft(tx, id);
    const definition = draft?.definition ?? {
      ...emptyDefinition(body.name, context.text('rules:fresh.decision')),
      subject,
    };
    return begin(tx, { ...body, key: null, subject, description, definition }, context, id);
  });
}

async function begin(tx: ZoneDb, rule: Begun, context: RequestContext, copyOf: string | null = null) {
  const { zone, at, today } = momentOf(context);
  const { name, key, subject, departmentId, description, definition } = rule;
  const departments = await departmentNamesOn(tx, today);
  if (!departments.has(departmentId)) throw new AppError('rules.departmentUnknown');
  await requireOwn(tx, departmentId, context);
  const by = requireAccount(context).id;
  const id = randomUUIDv7();
  const head = { id, name, key, subject, departmentId, description, demonstration: false };
  if (!(await addRule(tx, { ...head, zoneId: zone.id, by, at }))) await refuseTaken(tx, { name, key });
  await addDraft(tx, { zoneId: zone.id, ruleId: id, revision: 1, definition, by, at });
  await context.record(tx, {
    subject: { type: 'rules.rule', id },
    after: { name, key, subject, departmentId, copyOf },
  });
  return { id, revision: 1 };
}

async function refuseTaken(tx: ZoneDb, { name, key }: { name: string; key: string | null }): Promise<never> {
  const taken = await takenOf(tx, { name, key });
  if (taken === 'key') throw new AppError('rules.keyTaken', { key: key ?? '' });
  throw new AppError('rules.nameTaken', { name });
}

/** The least that a definition has: one decision without logic, named as the rule where that can be a name. */
function emptyDefinition(name: string, otherwise: string): Omit<RuleDefinition, 'subject'> {
  const decision = /^[\p{L}_][\p{L}\p{N}_]{0,39}$/u.test(name) ? name : otherwise;
  const logic = { kind: 'expression' as const, text: '', links: [] };
  return {
    ...{ terms: [], parameters: [], knowledge: [], sentences: [], cases: [] },
    decisions: [{ name: decision, type: 'boolean', logic, outcome: { kind: 'condition' } }],
  };
}
