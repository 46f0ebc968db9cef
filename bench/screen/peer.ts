import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type pg from 'pg';

const months = `generate_series(date_trunc('month', now()) - interval '23 months', now(), interval '1 month')`;

/** The same aggregates by plain SQL at every request: no row-level security, no session, no network, nothing kept. */
export async function countByHand(client: pg.Client, zoneId: string): Promise<void> {
  await client.query(
    `select m, status, count(*) from ${months} as m
    join parties.firm f on f.zone_id = $1 and f.standing and coalesce(f.founded_on, f.registered_at::date) <= m
    group by 1, 2`,
    [zoneId],
  );
  await client.query('select supply_state, count(*) from parties.parcel where zone_id = $1 and standing group by 1', [
    zoneId,
  ]);
  await client.query(
    `select m, i.code, count(distinct e.party_id) from ${months} as m
    join parties.roster_entry e on e.zone_id = $1 and e.starts_on <= m and (e.ends_on is null or e.ends_on > m)
    join parties.roster_item i on i.zone_id = e.zone_id and i.id = e.item_id group by 1, 2`,
    [zoneId],
  );
  await client.query(
    `select metric, period, part, sum(value) from indicators.report where zone_id = $1 group by 1, 2, 3`,
    [zoneId],
  );
}

/** A bare stream of events whose writing request sends a message at once: what a network of this machine takes. */
export async function bareStream(): Promise<{ url: string; close: () => void }> {
  const readers = new Set<ServerResponse>();
  const server = createServer((request, reply) => {
    if (request.method === 'POST') {
      for (const reader of readers) reader.write('event: changed\ndata: {}\n\n');
      reply.end();
      return;
    }
    reply.writeHead(200, { 'content-type': 'text/event-stream' }).write('event: ready\ndata: {}\n\n');
    readers.add(reply);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
