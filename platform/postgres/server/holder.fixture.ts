// A program that holds an embedded server until it is told or killed: what `yuanshu start` does, without the rest.
import { startPostgres } from './index.ts';

const options = JSON.parse(process.argv[2] ?? '{}') as Parameters<typeof startPostgres>[0];
const server = await startPostgres(options);
server.describe({ address: 'http://127.0.0.1:1' });
process.on('SIGINT', async () => {
  await server.stop();
  process.exit(0);
});
process.on('SIGTERM', () => process.exit(0));
console.log(
  JSON.stringify({ pid: server.pid, adopted: server.adopted, password: server.connection('postgres').password }),
);
setInterval(() => {}, 1_000);
