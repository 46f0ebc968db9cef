import type { Composition } from '#app/server/compose.ts';
import { verbs } from '#kernel/cases/contract/lifecycle.ts';
import { type CaseKind, kindsOf } from '#kernel/cases/server/index.ts';
import { locales } from '#platform/i18n/contract/locale.ts';
import { code, page, table } from '../markdown.ts';

/** Every closed loop: a drawing of its states, who may take each step and what it needs, the common verbs, the clocks. */
export function lifecyclesPage({ parts, text }: Composition): string {
  const kinds = [...kindsOf(parts).values()].sort((one, other) => (one.lifecycle.id < other.lifecycle.id ? -1 : 1));
  return page(
    '# Lifecycles',
    'Closed loops as they are declared. A case is its acts, each added and never changed; its state follows from them. Who may act is named by what somebody is to the case (`kernel/cases/contract/lifecycle.ts`).',
    kinds.map((kind) => sectionOf(kind, text)).join('\n\n'),
  );
}

type Text = Composition['text'];

function sectionOf({ lifecycle, permission }: CaseKind, text: Text): string {
  const [part = '', name = ''] = lifecycle.id.split('.');
  const word = (key: string) => locales.map((locale) => text(locale, `${part}:lifecycles.${name}.${key}`)).join(' ');
  const state = (one: string) => `${code(one)} ${word(`states.${one}`)}`;
  const rows = lifecycle.transitions.map((one) => [
    `${code(one.name)} ${word(`acts.${one.name}`)}`,
    one.from.map(code).join(' '),
    code(one.to),
    one.by.join(', '),
    (one.needs ?? []).join(', '),
    Object.entries(one.clocks ?? {})
      .map(([change, clocks]) => `${change} ${(clocks as readonly string[]).join(', ')}`)
      .join('; '),
  ]);
  const common = verbs.flatMap((verb) => {
    const rule = lifecycle.verbs[verb];
    if (rule === undefined) return [];
    const said = locales.map((locale) => text(locale, `cases:acts.${verb}`)).join(' ');
    return [
      [`${code(verb)} ${said}`, rule.from.map(code).join(' '), rule.by.join(', '), (rule.needs ?? []).join(', ')],
    ];
  });
  const clocks = Object.entries(lifecycle.clocks).map(([clock, rule]) => [
    `${code(clock)} ${word(`clocks.${clock}`)}`,
    `${rule.days} ${rule.unit}`,
    rule.pausable === true ? 'yes' : 'no',
    rule.extension === undefined ? 'no' : `once, ${rule.extension.mostDays} at most`,
    locales.map((locale) => text(locale, `${part}:${rule.basis}`)).join(' '),
  ]);
  return [
    `## ${lifecycle.id} ${word('name')}`,
    `Read under ${code(permission)}; numbers begin with ${code(lifecycle.prefix)}.`,
    drawing(lifecycle),
    table(
      ['state', 'waits for'],
      Object.entries(lifecycle.states).map(([one, { waitsFor, concluded }]) => [
        state(one),
        concluded === true ? 'nobody: concluded' : waitsFor.join(', ') || 'a clock',
      ]),
    ),
    table(['step', 'from', 'to', 'by', 'needs', 'clocks'], rows),
    table(['common verb', 'from', 'by', 'needs'], common),
    table(['clock', 'length', 'pausable', 'extension', 'basis'], clocks),
  ].join('\n\n');
}

function drawing({ initial, states, transitions, verbs: rules, ended }: CaseKind['lifecycle']): string {
  const lines = [
    `  [*] --> ${initial}`,
    ...transitions.flatMap(({ name, from, to }) => from.map((one) => `  ${one} --> ${to}: ${name}`)),
    ...(rules.end === undefined ? [] : rules.end.from.map((one) => `  ${one} --> ${ended}: end`)),
    ...Object.entries(states).flatMap(([name, { concluded }]) => (concluded === true ? [`  ${name} --> [*]`] : [])),
  ];
  return ['```mermaid', 'stateDiagram-v2', ...lines, '```'].join('\n');
}
