import Fastify from 'fastify';
import pg from 'pg';
import { childFacts, serveUntilStopped } from '../lib/child.ts';
import type { SubjectFacts } from './subject.ts';

// Bare fastify and pg: the same row by the same key, without session, permission, row-level security or schema.
const { database, zoneId } = childFacts<SubjectFacts>();
const pool = new pg.Pool({ ...database, max: 20 });
const server = Fastify();
server.get<{ Params: { firmId: string } }>('/api/parties/firms/:firmId', async (request) => {
  const { rows } = await pool.query('select * from parties.firm where zone_id = $1 and id = $2', [
    zoneId,
    request.params.firmId,
  ]);
  return rows[0];
});
const url = await server.listen({ host: '127.0.0.1', port: 0 });
serveUntilStopped(url, async () => {
  await server.close();
  await pool.end();
});
