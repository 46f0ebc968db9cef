import { connect, type Socket } from 'node:net';
import type { Scanner, Verdict } from './scanner.ts';

/** Where clamd listens. */
export type ClamdAddress = { path: string } | { host: string; port: number };

/** Longest answer read; clamd's own is under a hundred bytes. */
const mostAnswerBytes = 4_096;

/** The scanner behind clamd's INSTREAM command (clamd(8)): each scan is a connection, content goes in counted pieces. */
export function clamdScanner(address: ClamdAddress, { withinMs = 60_000 }: { withinMs?: number } = {}): Scanner {
  const ask = (send: (socket: Socket) => Promise<void>) => converse(address, withinMs, send);
  return {
    async scan(content) {
      try {
        return verdictOf(await ask((socket) => sendContent(socket, content)));
      } catch (error) {
        return { state: 'down', detail: error instanceof Error ? error.message : String(error) };
      }
    },
    async state() {
      try {
        const answer = await ask((socket) => write(socket, Buffer.from('zPING\0')));
        return answer === 'PONG' ? 'ready' : 'down';
      } catch {
        return 'down';
      }
    },
  };
}

/** Reads `stream: OK` and `stream: <name> FOUND`; anything else is no verdict. */
export function verdictOf(answer: string): Verdict {
  if (answer === 'stream: OK') return { state: 'clean' };
  const finding = /^stream: (.{1,190}) FOUND$/.exec(answer)?.[1];
  if (finding !== undefined) return { state: 'infected', finding: finding.replace(/[^\w.:\-/ ]/g, '?') };
  return { state: 'down', detail: answer.slice(0, 200) };
}

async function sendContent(socket: Socket, content: AsyncIterable<Uint8Array>): Promise<void> {
  await write(socket, Buffer.from('zINSTREAM\0'));
  for await (const part of content) {
    if (part.byteLength === 0) continue;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(part.byteLength);
    await write(socket, Buffer.concat([length, part]));
  }
  await write(socket, Buffer.alloc(4));
}

function write(socket: Socket, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}

/** Opens a connection, sends, and reads the answer up to its NUL or the end. */
async function converse(
  address: ClamdAddress,
  withinMs: number,
  send: (socket: Socket) => Promise<void>,
): Promise<string> {
  const socket = connect({ ...address });
  try {
    const answer = new Promise<string>((resolve, reject) => {
      let held = '';
      const timer = setTimeout(() => reject(new Error('no answer in time')), withinMs);
      socket.setEncoding('latin1');
      socket.on('data', (part: string) => {
        held += part;
        if (held.length > mostAnswerBytes) reject(new Error('an answer without end'));
        else if (held.includes('\0')) resolve(held.slice(0, held.indexOf('\0')));
      });
      socket.on('error', reject);
      socket.on('close', () => {
        clearTimeout(timer);
        if (held === '') reject(new Error('closed without an answer'));
        else resolve(held.trim());
      });
    });
    answer.catch(() => {});
    await Promise.race([send(socket), answer]);
    return await answer;
  } finally {
    socket.destroy();
  }
}
