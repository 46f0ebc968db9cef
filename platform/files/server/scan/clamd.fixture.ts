import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

/** The EICAR test text, put together here so that no file of this project is itself found by a scanner. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** A server that speaks clamd's PING and INSTREAM on a socket of this machine. */
export interface ClamdServer {
  port: number;
  /** Bytes of the contents that were scanned, in order. */
  scanned: number[];
  /** What it does from now on. */
  behave(how: 'right' | 'silent' | 'error' | 'hangUp' | 'endless'): void;
  close(): Promise<void>;
}

/** Starts it on a free port. */
export async function startClamd(): Promise<ClamdServer> {
  let behaviour: Parameters<ClamdServer['behave']>[0] = 'right';
  const scanned: number[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    let held = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (part: Buffer) => {
      held = Buffer.concat([held, part]);
      if (behaviour === 'hangUp') socket.destroy();
      else if (behaviour === 'endless') socket.write(Buffer.alloc(5_000, 'a'));
      else if (held.toString('latin1') === 'zPING\0') socket.end('PONG\0');
      else if (behaviour !== 'silent') answer(socket, held);
    });
  });
  const answer = (socket: Socket, held: Buffer) => {
    const content = readStream(held);
    if (content === undefined) return;
    if (behaviour === 'error') {
      socket.end('INSTREAM size limit exceeded. ERROR\0');
      return;
    }
    scanned.push(content.length);
    socket.end(content.includes(eicar) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0');
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    scanned,
    behave: (how) => {
      behaviour = how;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The content once its closing piece of length zero has come. */
function readStream(held: Buffer): Buffer | undefined {
  const command = 'zINSTREAM\0';
  if (held.toString('latin1', 0, command.length) !== command) return undefined;
  const pieces: Buffer[] = [];
  let at = command.length;
  while (at + 4 <= held.length) {
    const length = held.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    if (at + 4 + length > held.length) return undefined;
    pieces.push(held.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}
