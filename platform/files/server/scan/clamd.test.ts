import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ClamdServer, eicar, startClamd } from './clamd.fixture.ts';
import { clamdScanner, verdictOf } from './clamd.ts';
import { noScanner } from './scanner.ts';

let clamd: ClamdServer;
beforeAll(async () => {
  clamd = await startClamd();
});
afterEach(() => clamd.behave('right'));
afterAll(() => clamd.close());

async function* pieces(...parts: (Buffer | string)[]) {
  for (const part of parts) yield Buffer.from(part);
}
const scanner = (options?: { withinMs: number }) => clamdScanner({ host: '127.0.0.1', port: clamd.port }, options);

describe('clamd', () => {
  it('is sent the whole content, in pieces, empty ones left out', async () => {
    expect(await scanner().scan(pieces('ab', '', Buffer.alloc(200_000), 'c'))).toEqual({ state: 'clean' });
    expect(clamd.scanned.at(-1)).toBe(200_003);
  });

  it('finds what it knows, also across pieces', async () => {
    const found = { state: 'infected', finding: 'Eicar-Test-Signature' };
    expect(await scanner().scan(pieces(eicar))).toEqual(found);
    expect(await scanner().scan(pieces('x', eicar.slice(0, 30), eicar.slice(30)))).toEqual(found);
  });

  it.each(['error', 'hangUp', 'endless'] as const)('gives no verdict when it answers with %s', async (how) => {
    clamd.behave(how);
    expect(await scanner().scan(pieces('a'))).toMatchObject({ state: 'down' });
  });

  it('gives no verdict when it stays silent or is not there', async () => {
    clamd.behave('silent');
    expect(await scanner({ withinMs: 50 }).scan(pieces('a'))).toMatchObject({ state: 'down' });
    const nowhere = clamdScanner({ path: '/nowhere/clamd.ctl' });
    expect(await nowhere.scan(pieces('a'))).toMatchObject({ state: 'down' });
    expect(await nowhere.state()).toBe('down');
  });

  it('says whether it is ready', async () => {
    expect(await scanner().state()).toBe('ready');
    expect(await noScanner.state()).toBe('none');
    expect(await noScanner.scan(pieces(eicar))).toEqual({ state: 'none' });
  });
});

describe('an answer', () => {
  it.each([
    ['stream: OK', { state: 'clean' }],
    ['stream: Win.Test.EICAR_HDB-1 FOUND', { state: 'infected', finding: 'Win.Test.EICAR_HDB-1' }],
    ['stream: <b>x</b> FOUND', { state: 'infected', finding: '?b?x?/b?' }],
    ['', { state: 'down', detail: '' }],
    ['stream: OK ', { state: 'down', detail: 'stream: OK ' }],
    ['OK', { state: 'down', detail: 'OK' }],
  ])('%j means %j', (answer, verdict) => {
    expect(verdictOf(answer)).toEqual(verdict);
  });
});
