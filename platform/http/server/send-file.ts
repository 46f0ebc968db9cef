import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { FileAnswer, StreamAnswer } from './route.ts';

/** Nothing that a file holds may run, load or reach anything, wherever a browser shows it. */
const filePolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";

/** Answers with a file: offered for download under its name, or shown with everything active switched off. */
export function sendFile(reply: FastifyReply, answer: FileAnswer | StreamAnswer): Buffer | Readable {
  const { filename, content } = answer;
  reply.header('content-type', answer.mediaType);
  reply.header('content-security-policy', filePolicy);
  const how = 'inline' in answer && answer.inline ? 'inline' : 'attachment';
  reply.header('content-disposition', `${how}; filename*=UTF-8''${encodeName(filename)}`);
  if (content instanceof Uint8Array) return Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  reply.header('content-length', content.bytes);
  return Readable.from(content.stream, { objectMode: false });
}

/** RFC 8187: what encodeURIComponent leaves and the header may not hold. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
