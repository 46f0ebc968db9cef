import { expect, it } from 'vitest';
import { composeForReading } from '#app/server/compose.ts';
import { metricsOf, reportedMetric } from '#kernel/indicators/server/index.ts';
import { metricsPage } from './metrics.ts';

const composition = composeForReading();

it('has a line and the definitions of every metric, in both languages', () => {
  const page = metricsPage(composition);
  const metrics = metricsOf(composition.parts);
  expect(metrics.length).toBeGreaterThan(5);
  for (const { id, permission, versions } of metrics) {
    expect(
      page.split('\n').filter((line) => line.startsWith(`| \`${id}\` |`) && line.includes(permission)),
    ).toHaveLength(1);
    const section = page.split(`### ${id}\n`)[1]?.split('\n#')[0] ?? '';
    expect(section.match(/^\| \d+ \| \d{4}-\d\d-\d\d \| \S.* \| \S.* \|$/gm)).toHaveLength(versions.length);
  }
});

it('puts the newest definition first, and says what is reported when, beside what', () => {
  const metric = reportedMetric({
    ...{ id: 'probe.output', unit: 'yuan', permission: 'economy:read', beside: 'probe.other' },
    versions: [
      { version: 1, from: '2024-01-01' },
      { version: 2, from: '2026-01-01' },
    ],
    reported: { decimals: 1, dueDay: 9 },
  });
  const [part] = composition.parts;
  if (part === undefined) throw new Error('a composition without parts');
  const page = metricsPage({
    ...composition,
    parts: [{ ...part, metrics: [metric] }],
    text: (locale, key) => `${locale === 'en' ? 'E' : 'Z'} ${key.split(':')[1]}`,
  });
  expect(page).toContain('| `probe.output` | Z metrics.output.name E metrics.output.name |');
  expect(page).toContain('| flow; reported, due on day 9, 1 decimals at most; beside `probe.other` | yes |');
  expect(page.indexOf('| 2 | 2026-01-01 | Z metrics.output.v2 | E metrics.output.v2 |')).toBeGreaterThan(0);
  expect(page.indexOf('| 1 | 2024-01-01 |')).toBeGreaterThan(page.indexOf('| 2 | 2026-01-01 |'));
});
