import { type Composition, composeForReading } from '#app/server/compose.ts';
import { type OpenPlatform, openPlatform } from '#app/server/open-platform.ts';
import { startTimings } from '#app/server/timings.ts';
import { type Config, readConfig } from '#platform/config/server/config.ts';
import type { CliEnvironment } from '../environment.ts';

/** An up-to-date database for the length of one command. */
export interface CommandPlatform {
  config: Config;
  composition: Composition;
  opened: OpenPlatform;
}

/** Opens the database, runs a command's work and closes it whatever happens. */
export async function withPlatform<T>(
  cli: CliEnvironment,
  flags: { data?: string },
  work: (platform: CommandPlatform) => Promise<T>,
): Promise<T> {
  const config = readConfig(flags, cli.env);
  const composition = composeForReading();
  const opened = await openPlatform(config, composition.migrations, startTimings(), { beside: true });
  try {
    return await work({ config, composition, opened });
  } finally {
    await opened.close();
  }
}
