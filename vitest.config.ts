import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tools/test/longest-first.ts';

// A run in random order brings an order of its own.
const shuffled = process.argv.some((argument) => argument.startsWith('--sequence.shuffle'));
const never = ['**/node_modules/**', 'out/**', '.cache/**', '.yuanshu/**', 'tools/boundaries/red/**'];

export default defineConfig({
  test: {
    environment: 'node',
    exclude: never,
    // Two workers are what the smallest supported machine has cores for; more only wait for each other.
    maxWorkers: 2,
    passWithNoTests: true,
    sequence: shuffled ? {} : { sequencer: LongestFirst },
    env: { TZ: 'Asia/Shanghai' },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: [...never, '**/*.db.test.ts'],
          // Files of one worker share their loaded modules: pure tests need no fresh process each.
          isolate: false,
          setupFiles: ['testing/property-runs.ts'],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: ['**/*.db.test.ts'],
          globalSetup: ['testing/global-database.ts'],
          setupFiles: ['testing/tell-failures.ts'],
          isolate: false,
          // Some start whole platforms beside each other; a slow machine is no failure.
          testTimeout: 90_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['**/*.journey.ts'],
          globalSetup: ['testing/global-application.ts'],
          // A worker has one browser and one application for all of its files.
          isolate: false,
          // Workers wait for each other's browsers: only what never comes is a failure.
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 20_000 } },
        },
      },
    ],
  },
});
