import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { defineEndpoint } from '#platform/http/contract/endpoint.ts';
import { callApi } from './client.ts';
import { answerStepUps, askForProof } from './step-up.ts';

const act = defineEndpoint({
  id: 'test.act',
  method: 'POST',
  path: '/api/act',
  permission: 'test:act',
  response: z.object({ done: z.boolean() }),
});

const refused = () =>
  Response.json(
    { error: { code: 'auth.stepUpNeeded', message: 'm', remedy: 'r', fields: [], trace: 't' } },
    { status: 403 },
  );
const done = () => Response.json({ done: true });

/** Answers calls in turn; how many came is `calls`. */
function answers(...list: (() => Response)[]) {
  const fetched = vi.fn(async () => (list.shift() ?? done)());
  vi.stubGlobal('fetch', fetched);
  return fetched;
}

let takeBack = () => {};
beforeEach(() => {
  vi.stubGlobal('localStorage', { getItem: () => 'en' });
});
afterEach(() => {
  takeBack();
  vi.unstubAllGlobals();
});

describe('a call that needs a fresh proof', () => {
  it('is repeated by itself once the proof was given', async () => {
    const fetched = answers(refused, done);
    const ask = vi.fn(async () => true);
    takeBack = answerStepUps(ask);
    expect(await callApi(act, {})).toEqual({ done: true });
    expect([ask.mock.calls.length, fetched.mock.calls.length]).toEqual([1, 2]);
  });

  it('fails as it was refused when no proof is given, or nobody can ask', async () => {
    const fetched = answers(refused, refused);
    takeBack = answerStepUps(async () => false);
    await expect(callApi(act, {})).rejects.toMatchObject({ code: 'auth.stepUpNeeded' });
    takeBack();
    await expect(callApi(act, {})).rejects.toMatchObject({ code: 'auth.stepUpNeeded' });
    expect(fetched).toHaveBeenCalledTimes(2);
  });

  it('is not repeated for ever', async () => {
    const fetched = answers(refused, refused, refused);
    takeBack = answerStepUps(async () => true);
    await expect(callApi(act, {})).rejects.toMatchObject({ code: 'auth.stepUpNeeded' });
    expect(fetched).toHaveBeenCalledTimes(2);
  });

  it('asks once for several calls at the same time', async () => {
    const ask = vi.fn(async () => true);
    takeBack = answerStepUps(ask);
    expect(await Promise.all([askForProof(), askForProof(), askForProof()])).toEqual([true, true, true]);
    expect(ask).toHaveBeenCalledTimes(1);
    await askForProof();
    expect(ask).toHaveBeenCalledTimes(2);
  });
});
