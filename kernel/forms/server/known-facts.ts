import type { AnswerType } from '#kernel/rules/contract/rule-definition.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { RuleFact } from '#platform/module/rule-fact.ts';
import type { ServerModule } from '#platform/module/server-module.ts';
import type { FormFact } from '../contract/form.ts';
import type { FormDefinition } from '../contract/form-definition.ts';
import { fieldsOf } from '../contract/prepare-form.ts';
import { readScalar } from '../contract/read-scalar.ts';

/** A fact with the part whose texts name it. */
export interface KnownFact {
  readonly part: string;
  readonly fact: RuleFact;
}

/** Facts of all parts. */
export function factsOf(parts: readonly ServerModule[]): readonly KnownFact[] {
  return parts.flatMap((part) => (part.ruleFacts ?? []).map((fact) => ({ part: part.name, fact })));
}

/** A fact as it is offered to who designs a form. */
export interface FactChoice {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly subject: RuleFact['subject'];
  readonly type: AnswerType;
  readonly scale: number | null;
  readonly unit: string | null;
}

/** A fact in words. */
export function describeFact({ part, fact }: KnownFact, { text }: Pick<RequestContext, 'text'>): FactChoice {
  const word = (key: 'name' | 'source') => text(`${part}:facts.${fact.id.slice(part.length + 1)}.${key}`);
  const { type } = fact;
  return {
    ...{ id: fact.id, name: word('name'), source: word('source'), subject: fact.subject, type: type.is },
    ...{ scale: type.is === 'number' ? type.scale : null, unit: type.is === 'number' ? type.unit : null },
  };
}

/** What fills in a form for a party: its facts on a day, as the fields would hold them. Own people read what is known of their party; staff what they may. */
export async function readFacts(
  db: ZoneDb,
  asked: { known: readonly KnownFact[]; definition: FormDefinition; partyId: string | null; on: string; own: boolean },
  context: RequestContext,
): Promise<FormFact[]> {
  const { known, definition, partyId, on, own } = asked;
  if (partyId === null) return [];
  const found: FormFact[] = [];
  for (const field of fieldsOf(definition)) {
    if (field.kind !== 'value' || field.prefill === null) continue;
    const one = known.find(({ fact }) => fact.id === field.prefill && fact.subject === definition.subject);
    if (one === undefined || !(own || context.can(one.fact.permission))) continue;
    const read = (await one.fact.read(db, { partyIds: [partyId], on })).get(partyId);
    const { name, source } = describeFact(one, context);
    const value = readScalar(field.type, datumOfFact(one.fact, read)).kept;
    found.push({ field: field.key, fact: one.fact.id, name, source, value });
  }
  return found;
}

/** Whole units as decimal text; texts, days and answers as they are. */
export function datumOfFact({ type }: Pick<RuleFact, 'type'>, value: number | string | boolean | undefined) {
  if (value === undefined) return null;
  if (typeof value !== 'number') return value;
  const scale = type.is === 'number' ? type.scale : 0;
  const digits = String(Math.abs(value)).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  return `${value < 0 ? '-' : ''}${whole}${scale === 0 ? '' : `.${digits.slice(-scale)}`}`;
}
