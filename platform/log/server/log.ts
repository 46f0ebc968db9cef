import { type DestinationStream, type Logger, pino } from 'pino';

/** Names of values that never stand in a log, at any depth up to three. */
const secrets = [
  'password',
  'passwordHash',
  'password_hash',
  'token',
  'secret',
  'cookie',
  'authorization',
  'set-cookie',
];

/** Paths that the log blanks. */
export const redactedPaths = secrets.flatMap((name) => {
  const key = name.includes('-') ? `["${name}"]` : `.${name}`;
  const top = name.includes('-') ? `["${name}"]` : name;
  return [top, `*${key}`, `*.*${key}`, `*.*.*${key}`];
});

/** A log of JSON lines on standard error: standard output belongs to results. */
export function openLog(level: string, destination: DestinationStream = process.stderr): Logger {
  return pino(
    { level, base: null, redact: { paths: redactedPaths, censor: '***' }, timestamp: pino.stdTimeFunctions.isoTime },
    destination,
  );
}
