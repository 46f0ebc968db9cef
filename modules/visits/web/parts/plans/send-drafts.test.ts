import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ApiError } from '#ui/index.ts';
import { type Draft, faultsOf, newDraft, newIssue, recordingOf } from './draft.ts';
import { isShown } from './draft-store.ts';
import { type Post, sendDraft } from './send-drafts.ts';
import { sizeWithin } from './shrink-photo.ts';

const refusal = (status: number, code = 'test.refused') =>
  new ApiError(status, { code, message: '没有保存', remedy: '请改', fields: [], trace: '' });
const photo = (id: string) => ({ id, name: `${id}.jpg`, blob: new Blob([id]) });
const draft = (photos: string[] = []): Draft => ({
  ...newDraft('zone/account', 'department', new Date('2026-11-20T02:00:00Z')),
  ...{ state: 'waiting', firm: { id: 'firm', name: '示范' }, metRole: '厂长', summary: '了解情况' },
  photos: photos.map(photo),
});

/** A server that stores by the phone's number, on a line that breaks when the list of chances says so. */
function openPost(breaks: boolean[]) {
  const [visits, files, kept] = [new Map<string, string[]>(), [] as string[], [] as Draft[]];
  const line = <T>(work: () => T): T => {
    // The line breaks before the server hears, or after it has stored and before its answer arrives.
    if (breaks.shift() === true) throw refusal(0);
    const done = work();
    if (breaks.shift() === true) throw refusal(0);
    return done;
  };
  const post: Post = {
    upload: async ({ id }) => line(() => `${id}-${files.push(id)}`),
    record: async (one) =>
      line(() => visits.set(one.clientId, visits.get(one.clientId) ?? recordingOf(one).photos ?? [])),
    save: async (one) => {
      kept.push(one);
    },
  };
  return { post, visits, kept };
}

describe('sending a draft', () => {
  it('ends with the visit stored once with every photo, wherever the line breaks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.boolean(), { maxLength: 30 }),
        fc.integer({ min: 0, max: 4 }),
        async (breaks, count) => {
          const { post, visits, kept } = openPost([...breaks]);
          const begun = draft(Array.from({ length: count }, (_, place) => `p${place}`));
          let outcome = '';
          for (let tries = 0; outcome !== 'stored' && tries < 40; tries += 1) {
            // After a break the page goes on from what it kept.
            outcome = (await sendDraft(kept.at(-1) ?? begun, post)).outcome;
          }
          expect(outcome).toBe('stored');
          expect(visits.size).toBe(1);
          expect(visits.get(begun.clientId)?.map((id) => id.split('-')[0])).toEqual(begun.photos.map(({ id }) => id));
        },
      ),
    );
  });

  it.each([
    [0, 'away'],
    [429, 'away'],
    [503, 'away'],
    [401, 'signIn'],
    [409, 'refused'],
    [422, 'refused'],
  ])('that the server answers with %s is %s', async (status, outcome) => {
    const { post } = openPost([]);
    const record = () => Promise.reject(refusal(status, 'visits.capReached'));
    const sent = await sendDraft(draft(), { ...post, record });
    expect(sent.outcome).toBe(outcome);
    if (sent.outcome === 'refused')
      expect(sent.refusal).toEqual({ code: 'visits.capReached', message: '没有保存', remedy: '请改' });
  });
});

describe('a draft', () => {
  it('names who came along with its author, and nobody twice', () => {
    expect(recordingOf(draft())).toMatchObject({ officers: [], withDepartments: [] });
    const joint = {
      officers: ['colleague', 'account'],
      withDepartments: ['other', 'department'],
      metPersonId: 'person',
    };
    expect(recordingOf({ ...draft(), ...joint })).toMatchObject({
      ...{ officers: ['account', 'colleague'], withDepartments: ['other'], metPersonId: 'person' },
    });
  });

  it('says what it still lacks', () => {
    const empty = newDraft('zone/account', '', new Date());
    expect(faultsOf(empty)).toEqual(['firm', 'department', 'metRole', 'summary']);
    const issue = { ...newIssue(), category: 'water', text: '水压不足', onSite: { departmentId: '', promisedOn: '' } };
    expect(faultsOf({ ...draft(), issues: [newIssue(), issue] })).toEqual(['issues', 'onSite']);
    expect(faultsOf({ ...draft(), exemption: { kind: 'asked', reason: '' } })).toEqual(['exemption']);
    expect(faultsOf(draft())).toEqual([]);
  });

  it('begins on the day that it is in China', () => {
    expect(newDraft('o', 'd', new Date('2026-11-20T17:00:00Z')).day).toBe('2026-11-21');
  });
});

describe('what a phone keeps', () => {
  const seen = '2026-11-20T02:00:00.000Z';
  it.each([
    ['2026-11-20T02:00:00.000Z', true],
    ['2026-11-20T13:59:59.999Z', true],
    ['2026-11-20T14:00:00.000Z', false],
    ['2026-11-20T01:56:00.000Z', true],
    // Set back by hours: how long ago it was can no longer be said.
    ['2026-11-19T20:00:00.000Z', false],
  ])('at %s is shown: %s', (now, shown) => expect(isShown(seen, new Date(now))).toBe(shown));
});

describe('a photo', () => {
  it('keeps its shape within the longest side, and is never enlarged', () => {
    expect(sizeWithin(4000, 3000)).toEqual({ width: 2000, height: 1500 });
    expect(sizeWithin(800, 600)).toEqual({ width: 800, height: 600 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 20_000 }), (width, height) => {
        const size = sizeWithin(width, height);
        expect(Math.max(size.width, size.height)).toBeLessThanOrEqual(Math.max(2000, 1));
        expect(Math.min(size.width, size.height)).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});
