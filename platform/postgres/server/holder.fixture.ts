// A program that holds an embedded server until it is told or killed: what `yuanshu start` does, without the rest.
// `ending` says how it takes a signal: `listens` stops in order, `does not listen` leaves it to the wrapper, `fails` ends by an error.
import { AppError } from '#platform/errors/contract/errors.ts';
import { type PostgresOptions, startPostgres } from './index.ts';

const { ending, address, ...options } = JSON.parse(process.argv[2] ?? '{}') as PostgresOptions & {
  ending: 'listens' | 'does not listen' | 'fails';
  address?: string;
};

try {
  const server = await startPostgres(options);
  if (address !== undefined) server.describe({ address });
  if (ending === 'listens') {
    process.on('SIGINT', async () => {
      await server.stop();
      process.exit(0);
    });
    process.on('SIGTERM', () => process.exit(0));
  }
  console.log(JSON.stringify({ pid: server.pid, adopted: server.adopted, app: server.connection('yuanshu_app') }));
  if (ending === 'fails') {
    setTimeout(() => {
      throw new Error('on purpose');
    }, 10);
  }
  setInterval(() => {}, 1_000);
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  console.log(JSON.stringify({ code: error.code, params: error.params }));
  process.exitCode = 1;
}
