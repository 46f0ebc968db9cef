import { afterAll, beforeAll, expect, it } from 'vitest';
import { modules } from '#app/server/modules.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { generateDemo } from './demo/generate-demo.ts';

let on: TestPlatform;
beforeAll(async () => {
  on = await testPlatform();
  on.setNow('2026-11-21T02:00:00Z');
});
afterAll(() => on.close());

it('invents published forms with submissions, the same again when it is asked again, personal answers encrypted', async () => {
  const options = { seed: 1, firms: 12, today: '2026-11-21' };
  const zone = on.zoneA;
  for (const name of ['parties', 'rules']) {
    await modules.find((one) => one.name === name)?.demo?.(on.platform, { ...zone, code: 'shifan' }, options);
  }
  const admin = await on.connect('superuser');
  const read = async () =>
    (
      await admin.query(
        `select form.key, count(one.id)::int as submissions, string_agg(one.answers::text || one.computed::text, '' order by one.id) as text
         from forms.form left join forms.submission one on one.form_id = form.id group by form.key order by form.key`,
      )
    ).rows;
  const tables = await generateDemo(on.platform, { ...zone, code: 'shifan' }, options);
  const first = await read();
  expect(tables.find(({ table }) => table === 'forms.form')?.rows).toBe(first.length);
  expect(first.find(({ key }) => key === 'staff-training')?.submissions).toBe(12);
  const facts = await admin.query('select distinct jsonb_array_elements(facts) as fact from forms.submission');
  expect(facts.rows).toContainEqual({
    fact: expect.objectContaining({ fact: 'parties.firmHighTech', source: expect.any(String) }),
  });
  expect(JSON.stringify(first)).not.toMatch(/林示范|10000000001/);
  await generateDemo(on.platform, { ...zone, code: 'shifan' }, options);
  expect(await read()).toEqual(first);
  await expect(generateDemo(on.platform, on.zoneB, options)).rejects.toThrow(/not a fictional zone/);
  await admin.end();
});
