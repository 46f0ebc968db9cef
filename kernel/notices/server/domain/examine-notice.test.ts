import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { examineNotice } from './examine-notice.ts';

const good = {
  template: 'visits.stillSolved',
  params: { number: '2026-001', days: 30 },
  href: '/issues/1?from=notice',
  onceKey: 'visits.stillSolved 1',
  channels: ['app', 'sms'],
  reminder: { thread: 'visits.stillSolved 1', afterDays: [7, 14] },
};

const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, place) => [`p${place}`, place]));

describe('a notice', () => {
  it.each([
    {},
    { params: {} },
    { params: many(20) },
    { params: { text: 'x'.repeat(500) } },
    { href: '/' },
    { onceKey: 'abc' },
    { reminder: { thread: 'abc', afterDays: [] } },
    { reminder: { thread: 'abc', afterDays: [1, 400] } },
  ])('may be %j', (changed) => {
    expect(() => examineNotice({ ...good, ...changed })).not.toThrow();
  });

  it.each([
    [{ template: 'stillSolved' }, 'template'],
    [{ template: 'visits.still.solved' }, 'template'],
    [{ template: 'Visits.solved' }, 'template'],
    [{ params: many(21) }, '20 parameters'],
    [{ params: { text: 'x'.repeat(501) } }, 'too long'],
    [{ params: { days: Number.NaN } }, 'too long'],
    [{ href: 'https://elsewhere.example/' }, 'href'],
    [{ href: '//elsewhere.example/' }, 'href'],
    [{ href: `/${'x'.repeat(500)}` }, 'href'],
    [{ onceKey: 'ab' }, 'onceKey'],
    [{ onceKey: 'x'.repeat(201) }, 'onceKey'],
    [{ channels: [] }, 'channels'],
    [{ reminder: { thread: 'ab', afterDays: [1] } }, 'thread'],
    [{ reminder: { thread: 'abc', afterDays: [0] } }, 'afterDays'],
    [{ reminder: { thread: 'abc', afterDays: [7, 7] } }, 'afterDays'],
    [{ reminder: { thread: 'abc', afterDays: [14, 7] } }, 'afterDays'],
    [{ reminder: { thread: 'abc', afterDays: [0.5] } }, 'afterDays'],
    [{ reminder: { thread: 'abc', afterDays: [401] } }, 'afterDays'],
    [{ reminder: { thread: 'abc', afterDays: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] } }, '10 reminders'],
  ])('may not be %j', (changed, why) => {
    expect(() => examineNotice({ ...good, ...changed })).toThrow(why);
  });

  it('asks again on rising days alone', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 410 }), { maxLength: 10 }), (afterDays) => {
        const rising = afterDays.every((day, place) => day <= 400 && day > (afterDays[place - 1] ?? 0));
        const examine = () => examineNotice({ ...good, reminder: { thread: 'abc', afterDays } });
        if (rising) expect(examine).not.toThrow();
        else expect(examine).toThrow('afterDays');
      }),
    );
  });
});
