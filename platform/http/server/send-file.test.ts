import { buffer } from 'node:stream/consumers';
import type { FastifyReply } from 'fastify';
import { describe, expect, it } from 'vitest';
import type { FileAnswer, StreamAnswer } from './route.ts';
import { sendFile } from './send-file.ts';

function sent(answer: FileAnswer | StreamAnswer) {
  const headers: Record<string, unknown> = {};
  const reply = {
    header: (name: string, value: unknown) => {
      headers[name] = value;
    },
  } as unknown as FastifyReply;
  return { body: sendFile(reply, answer), headers };
}

const plain = { filename: '名册.xlsx', mediaType: 'application/x', content: Buffer.from('abc') };
const stream = async function* () {
  yield Buffer.from('ab');
  yield Buffer.from('c');
};

describe('a file that is sent', () => {
  it('is a download in which nothing can run', () => {
    expect(sent(plain).headers).toEqual({
      'content-type': 'application/x',
      'content-disposition': "attachment; filename*=UTF-8''%E5%90%8D%E5%86%8C.xlsx",
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    });
  });

  it('has a name that no quotation mark, bracket or line end leaves', () => {
    const filename = 'it\'s (a) *"\r\nx: y.pdf';
    expect(sent({ ...plain, filename }).headers['content-disposition']).toBe(
      "attachment; filename*=UTF-8''it%27s%20%28a%29%20%2A%22%0D%0Ax%3A%20y.pdf",
    );
  });

  it('is the bytes that it was given and no more of the memory behind them', () => {
    const view = new Uint8Array(Buffer.from('xabcx').buffer.slice(0), 0, 0);
    expect((sent({ ...plain, content: view }).body as Buffer).length).toBe(0);
    const part = Buffer.from('xabcx').subarray(1, 4);
    expect(String(sent({ ...plain, content: part }).body)).toBe('abc');
  });

  it('streams with its length said, and is shown only when asked', async () => {
    const answer = { ...plain, content: { stream: stream(), bytes: 3 }, inline: true };
    const { headers, body } = sent(answer);
    expect(headers).toMatchObject({ 'content-length': 3 });
    expect(headers['content-disposition']).toMatch(/^inline;/);
    expect(String(await buffer(body as AsyncIterable<Buffer>))).toBe('abc');
  });
});
