import { useText } from '#ui/index.ts';
import type { RuleDefinition } from '../../../contract/rule-definition.ts';

const named = { terms: 'data', decisions: 'decisions', knowledge: 'decisions', parameters: 'parameters' } as const;
const numbered = { sentences: 'policy', cases: 'tests' } as const;

/** Where in a rule something stands that cannot be kept, in words: 数据 第 3 项「名称」. */
export function useIncomplete(): (path: readonly PropertyKey[], definition: RuleDefinition) => string {
  const text = useText('rules');
  return ([part, place], definition) => {
    const number = typeof place === 'number' ? place + 1 : 1;
    const tab = Object.entries({ ...named, ...numbered }).find(([key]) => key === part)?.[1] ?? 'data';
    const entry = Reflect.get(definition, part ?? 'terms')?.[number - 1] as unknown;
    const name = typeof entry === 'object' && entry !== null && 'name' in entry ? String(entry.name) : '';
    return text('pages.draft.where', { tab: text(`pages.tabs.${tab}`), number, name }).trim();
  };
}
