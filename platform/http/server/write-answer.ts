import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { answerSchema } from './answer-schema.ts';

/** By the schema of an answer, for every server of the process. */
const writers = new WeakMap<z.ZodType, (answer: { [field: string]: unknown }) => string>();

/**
 * The text of an answer, written through its schema: a field that the contract does not name cannot leak. How that is done is
 * worked out when an endpoint answers for the first time: for all of them at once it takes longer than the rest of a start.
 */
export function writeAnswer(reply: FastifyReply, response: z.ZodType, answer: unknown): unknown {
  // Only success has this shape; a redirection has a body of no interest.
  if (answer === undefined || answer === null || reply.statusCode !== 200) return answer;
  const write = writers.get(response) ?? reply.compileSerializationSchema(answerSchema(response));
  writers.set(response, write);
  const text = write(answer as { [field: string]: unknown });
  void reply.header('content-type', 'application/json; charset=utf-8');
  return text;
}
