import type { z } from 'zod';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { OutboundAnswer } from '#platform/outbound/server/exchange.ts';

/** The JSON of an answer in the expected form; `outbound.answerUnreadable` for any other. */
export function readJson<T extends z.ZodType>(answer: OutboundAnswer, form: T, origin: string): z.output<T> {
  const unreadable = new AppError('outbound.answerUnreadable', { host: new URL(origin).host });
  if (answer.status !== 200) throw unreadable;
  try {
    return form.parse(JSON.parse(answer.body.toString('utf8')));
  } catch {
    throw unreadable;
  }
}

/** A code that a provider gave: nothing in it changes a request or its signature. */
export function readCode(url: URL): string {
  const code = url.searchParams.get('code') ?? '';
  if (!/^[A-Za-z0-9._~-]{1,512}$/.test(code)) throw new AppError('federation.codeInvalid');
  return code;
}
