import type { Composition } from '#app/server/compose.ts';
import { passwordLengths } from '#platform/auth/contract/states.ts';
import { lockMs, maxFailures, pendingMs, proofMs, sessionMs } from '#platform/auth/server/domain.ts';
import { fileTypes, mebibyte } from '#platform/files/contract/file-type.ts';
import { limitOf } from '#platform/files/server/purpose.ts';
import { classOf } from '#platform/limits/server/class-of.ts';
import { usualLimits } from '#platform/limits/server/limits.ts';
import { code, page, table } from '../markdown.ts';

const minutes = (ms: number) => `${ms / 60_000} min`;

/** What bounds a caller: sessions, passwords, calls, files; what costs much, and what holds it. */
export function limitsPage({ routes, parts }: Composition): string {
  const sessions = [
    ['wrong passwords or codes in a row that lock', String(maxFailures)],
    ['a lock lasts', minutes(lockMs)],
    ['a session ends without a request after', '`SESSION_IDLE_MINUTES`, 30 min unless set'],
    ['a session ends whatever happens after', minutes(sessionMs)],
    ['a sign-in waits for its second factor', minutes(pendingMs)],
    ['a proof counts for dangerous acts', minutes(proofMs)],
    ['password of staff and administrators, at least', `${passwordLengths.official} characters`],
    ['password of others, at least', `${passwordLengths.others} characters`],
    ['password, at most', `${passwordLengths.most} characters`],
  ];
  const calls = Object.entries(usualLimits).map(([name, limit]) => [
    code(name),
    String(limit.calls),
    `${limit.seconds} s`,
  ]);
  const costly = routes
    .map(({ endpoint }) => ({ id: endpoint.id, name: classOf(endpoint) }))
    .filter(({ name }) => name === 'export' || name === 'upload' || name === 'signIn')
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, name }) => [code(id), code(name)]);
  const purposes = parts
    .flatMap((part) => part.filePurposes ?? [])
    .map((purpose) => [code(purpose.name), purpose.types.join(', '), `${limitOf(purpose) / mebibyte} MiB`]);
  const types = Object.entries(fileTypes).map(([type, { extensions, mediaType }]) => [
    code(type),
    extensions.map((extension) => `.${extension}`).join(' '),
    code(mediaType),
  ]);
  return page(
    '# Limits 限制',
    'What bounds a caller. Rules of single fields: [openapi.json](openapi.json).',
    `## Sessions and passwords\n\n${table(['what', 'limit'], sessions)}`,
    `## Calls\n\nCounted on each node by account, a visitor by address (IPv6 by /64), sign-in by address and login and only what failed.\n\n${table(['class', 'calls', 'in'], calls)}`,
    `## What costs much\n\nComparing a password takes 128 MB and a third of a second: two at once, 60 waiting, 8 of one address. Exports and uploads have a class of their own.\n\n${table(['endpoint', 'class'], costly)}`,
    `## Files\n\nA file is taken only where its name, its first bytes and its whole structure agree. Archives: at most 2,000 entries, 100 times their packed size, 200 MiB unpacked. Pictures: at most 50 megapixels.\n\n${table(['purpose', 'types', 'at most'], purposes)}\n\n${table(['type', 'names', 'media type'], types)}`,
  );
}
