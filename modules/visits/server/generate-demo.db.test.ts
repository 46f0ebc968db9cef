import { expect, it } from 'vitest';
import { testPlatform } from '#testing/database.ts';
import { generateDemo } from './generate-demo.ts';
import { furnishIssues } from './issues/issues.fixture.ts';
import { issueMetrics } from './issues/metrics.ts';
import { visitMetrics } from './plans/metrics.ts';

const today = '2026-11-20';

it('tells the journal of every generation, so that all figures of visits and issues are computed anew', async () => {
  const on = await testPlatform();
  const root = await on.connect('superuser');
  try {
    on.setNow(`${today}T02:00:00Z`);
    await furnishIssues(on, root);
    await root.query(
      `insert into parties.firm (zone_id, id, name, industry, demonstration)
       select $1, gen_random_uuid(), '测试虚构企业' || place || '号', 'C39', true from generate_series(1, 12) as place`,
      [on.zoneA.id],
    );
    const options = { seed: 7, firms: 12, visits: 9, issues: 8, today };
    await generateDemo(on.platform, on.zoneA, options);
    const told = await generateDemo(on.platform, on.zoneA, options);
    expect(told).toEqual(expect.arrayContaining([{ table: 'visits.issue', rows: 8 }]));
    const { rows } = await root.query<{ type: string; count: number }>(
      `select subject_type as type, count(*)::int as count from journal.entry
       where zone_id = $1 and action = 'visits.generateDemo' group by 1 order by 1`,
      [on.zoneA.id],
    );
    expect(rows).toEqual([
      { type: 'visits.issue', count: 2 },
      { type: 'visits.visit', count: 2 },
    ]);
    const types = rows.map(({ type }) => type);
    const deaf = [...issueMetrics, ...visitMetrics].filter(({ reads }) => !reads.some((one) => types.includes(one)));
    expect(deaf.map(({ id }) => id)).toEqual([]);
  } finally {
    await root.end();
    await on.close();
  }
});
