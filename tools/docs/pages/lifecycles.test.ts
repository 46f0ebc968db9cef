import { expect, it } from 'vitest';
import { composeForReading } from '#app/server/compose.ts';
import { kindsOf } from '#kernel/cases/server/index.ts';
import { lifecyclesPage } from './lifecycles.ts';

it('draws every lifecycle with each of its steps, and names it in both languages', () => {
  const composition = composeForReading();
  const page = lifecyclesPage(composition);
  const kinds = [...kindsOf(composition.parts).values()];
  expect(kinds.length).toBeGreaterThan(1);
  for (const { lifecycle } of kinds) {
    const section = page.split(`## ${lifecycle.id} `)[1]?.split('\n## ')[0] ?? '';
    for (const { name, from, to } of lifecycle.transitions) {
      for (const one of from) expect(section).toContain(`  ${one} --> ${to}: ${name}`);
      expect(section.split('\n').filter((line) => line.startsWith(`| \`${name}\` `))).toHaveLength(1);
    }
    expect(section).toContain(`[*] --> ${lifecycle.initial}`);
  }
});
