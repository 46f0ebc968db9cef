import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noZone } from '#platform/db/server/zone-key.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { isWorkingDay, publishedThrough } from './domain/working-days.ts';
import { loadCalendar } from './load-calendar.ts';
import { addDays, addNotices, findRevision } from './store.ts';

let on: TestPlatform;
let other: TestPlatform;

beforeAll(async () => {
  [on, other] = await Promise.all([testPlatform(), testPlatform()]);
});
afterAll(() => Promise.all([on.close(), other.close()]));

const shared = (platform: TestPlatform) => platform.platform.database.forZone(noZone);

describe('loading', () => {
  it('reads the rows once and shares what was built', async () => {
    const first = await loadCalendar(shared(on));
    const second = await loadCalendar(shared(on), '2026-06-01');
    expect(second.kinds).toBe(first.kinds);
    expect([first.asOf, second.asOf]).toEqual([null, '2026-06-01']);
    expect((await loadCalendar(shared(on), '2020-01-20')).kinds).not.toBe(first.kinds);
  });

  it('shows every zone the same calendar', async () => {
    const inZone = await loadCalendar(on.platform.database.forZone(on.zoneA.id));
    expect(inZone.kinds).toBe((await loadCalendar(shared(on))).kinds);
  });

  it('notices rows that another process committed, and only in that database', async () => {
    const before = await findRevision(shared(on));
    const notice = { number: '国办发明电〔2026〕9998号', year: 2027, knownFrom: '2026-11-10' };
    const holiday = { day: '2027-02-08', kind: 'holiday', holidayName: '春节' } as const;
    await on.platform.importer.transaction(noZone, async (tx) => {
      await addNotices(tx, [{ ...notice, title: '虚构的2027年安排', url: 'https://example.org/2027.htm' }]);
      await addDays(tx, [{ ...holiday, knownFrom: notice.knownFrom, notice: notice.number }]);
      expect(await findRevision(shared(on)), 'nothing is seen before the commit').toBe(before);
    });
    expect(await findRevision(shared(on))).not.toBe(before);
    const after = await loadCalendar(shared(on));
    expect(publishedThrough(after)).toBe('2027-12-31');
    expect(isWorkingDay(after, '2027-02-08')).toBe(false);
    expect(isWorkingDay(await loadCalendar(shared(on), '2026-11-09'), '2027-02-08')).toBe(true);
    expect(publishedThrough(await loadCalendar(shared(other)))).toBe('2026-12-31');
  });

  it('adds nothing twice', async () => {
    const notice = {
      number: '国办发明电〔2025〕7号',
      year: 2026,
      knownFrom: '2025-11-04',
      title: 't',
      url: 'https://a.cn',
    };
    const day = { day: '2026-10-01', kind: 'holiday', holidayName: '国庆节', notice: notice.number } as const;
    const importer = other.platform.importer.forZone(noZone);
    const before = await findRevision(shared(other));
    expect(await addNotices(importer, [notice])).toEqual(new Set());
    expect(await addDays(importer, [{ ...day, knownFrom: notice.knownFrom }])).toEqual(new Set());
    expect(await addNotices(importer, [])).toEqual(new Set());
    expect(await addDays(importer, [])).toEqual(new Set());
    expect(await findRevision(shared(other))).toBe(before);
  });

  it('keeps nothing of a load that fails', async () => {
    const before = await findRevision(shared(other));
    const notice = { number: 'x', year: 2028, knownFrom: '2027-11-10', title: 't', url: 'https://a.cn' };
    await expect(
      other.platform.importer.transaction(noZone, async (tx) => {
        await addNotices(tx, [notice]);
        await addDays(tx, [
          { day: '2028-01-03', kind: 'makeup', holidayName: '元旦', knownFrom: '2027-11-10', notice: 'x' },
        ]);
      }),
    ).rejects.toThrow('kind_fits_weekday');
    expect(await findRevision(shared(other))).toBe(before);
  });
});
