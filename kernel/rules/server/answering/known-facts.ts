import type { PermissionId } from '#platform/access/contract/permissions.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { RuleFact } from '#platform/module/rule-fact.ts';
import type { ServerModule } from '#platform/module/server-module.ts';
import type { listRuleFacts as endpoint } from '../../contract/evaluation-endpoints.ts';
import type { TermType } from '../../contract/rule-definition.ts';

/** A fact with what its part calls it and where it comes from, in the language of the zone: answers are kept with it. */
export interface NamedFact extends RuleFact {
  readonly name: string;
  readonly source: string;
}

/** Facts of all parts; one without words is a mistake of its part. */
export function factsOf(parts: readonly ServerModule[]): NamedFact[] {
  return parts.flatMap(({ ruleFacts = [], locale }) =>
    ruleFacts.map((fact) => {
      const word = (key: string): string => {
        const [, name = ''] = fact.id.split('.');
        const found = ['facts', name, key].reduce<unknown>(
          (at, step) =>
            typeof at === 'object' && at !== null ? Object.entries(at).find(([one]) => one === step)?.[1] : null,
          locale['zh-CN'],
        );
        if (typeof found !== 'string') throw new Error(`${fact.id} has no words for its ${key}`);
        return found;
      };
      return { ...fact, name: word('name'), source: word('source') };
    }),
  );
}

/** Who asks: facts are read only where the caller may have them. */
export interface FactReader {
  can(permission: PermissionId): boolean;
}

/** The platform itself, acting by a rule that people published. */
export const everyFact: FactReader = { can: () => true };

/** Refuses a fact that the caller may not read. */
export function requireFact(fact: NamedFact, reader: FactReader): void {
  if (!reader.can(fact.permission)) throw new AppError('rules.factForbidden', { fact: fact.name });
}

/** What the platform knows of parties, in the caller's language. */
export function listRuleFacts(facts: readonly NamedFact[]) {
  return async (
    _input: EndpointParsed<typeof endpoint>,
    context: RequestContext,
  ): Promise<EndpointResult<typeof endpoint>> => ({
    facts: facts.map(({ id, subject, type, permission }) => {
      const [part, name] = id.split('.');
      const text = (key: string) => context.text(`${part}:facts.${name}.${key}`);
      return {
        ...{ id, subject, name: text('name'), source: text('source') },
        ...{ type: termTypeOf(type), mayRead: context.can(permission) },
      };
    }),
  });
}

function termTypeOf(type: RuleFact['type']): TermType {
  switch (type.is) {
    case 'number':
      return type;
    case 'text':
      return { is: 'text', allowed: null };
    default:
      return { is: type.is };
  }
}
