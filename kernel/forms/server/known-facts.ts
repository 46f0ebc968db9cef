import type { AnswerType } from '#kernel/rules/contract/rule-definition.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { LocaleTree } from '#platform/i18n/contract/locale.ts';
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
  /** What it is called and where it comes from in the language of the zone, for what nobody reads while it is written. */
  readonly words: { readonly name: string; readonly source: string };
}

/** Facts of all parts. */
export function factsOf(parts: readonly ServerModule[]): readonly KnownFact[] {
  return parts.flatMap(({ name: part, ruleFacts = [], locale }) =>
    ruleFacts.map((fact) => {
      const own = fact.id.slice(part.length + 1);
      const word = (key: string) => wordAt(locale['zh-CN'], ['facts', own, key]);
      return { part, fact, words: { name: word('name'), source: word('source') } };
    }),
  );
}

function wordAt(tree: LocaleTree, path: readonly string[]): string {
  const [first = '', ...rest] = path;
  const found = tree[first];
  if (typeof found === 'object') return wordAt(found, rest);
  if (found === undefined || rest.length > 0) throw new Error(`a fact has no words: ${path.join('.')}`);
  return found;
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
  const { partyId, own, ...rest } = asked;
  if (partyId === null) return [];
  const may = ({ fact }: KnownFact) => own || context.can(fact.permission);
  const say = (one: KnownFact) => describeFact(one, context);
  return (await readFactsOfAll(db, { ...rest, partyIds: [partyId], may, say })).get(partyId) ?? [];
}

/** The same for many parties at once, each fact read once; `say` names a fact, by default in the language of the zone. */
export async function readFactsOfAll(
  db: ZoneDb,
  asked: {
    known: readonly KnownFact[];
    definition: FormDefinition;
    partyIds: readonly string[];
    on: string;
    may: (one: KnownFact) => boolean;
    say?: (one: KnownFact) => { readonly name: string; readonly source: string };
  },
): Promise<ReadonlyMap<string, FormFact[]>> {
  const { known, definition, partyIds, on, may, say = ({ words }) => words } = asked;
  const found = new Map(partyIds.map((id): [string, FormFact[]] => [id, []]));
  if (partyIds.length === 0) return found;
  for (const field of fieldsOf(definition)) {
    if (field.kind !== 'value' || field.prefill === null) continue;
    const one = known.find(({ fact }) => fact.id === field.prefill && fact.subject === definition.subject);
    if (one === undefined || !may(one)) continue;
    const read = await one.fact.read(db, { partyIds: [...partyIds], on });
    const { name, source } = say(one);
    for (const [id, facts] of found) {
      const value = readScalar(field.type, datumOfFact(one.fact, read.get(id))).kept;
      facts.push({ field: field.key, fact: one.fact.id, name, source, value });
    }
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
