import type { Query } from './query.ts';

/** How far heads have been sent to one place. */
export interface Delivery {
  destination: string;
  /** Newest head that arrived; -1 for none. */
  number: number;
  failures: number;
  lastError: string | null;
  movedAt: string;
}

/** All places that heads were ever sent to. */
export function listDeliveries(query: Query): Promise<Delivery[]> {
  return query<Delivery>(
    `select destination, number, failures, last_error as "lastError", moved_at as "movedAt"
    from journal.delivery order by destination`,
  );
}

/** Notes what arrived, or why nothing did. */
export async function saveDelivery(query: Query, delivery: Delivery): Promise<void> {
  await query(
    `insert into journal.delivery (destination, number, failures, last_error, moved_at) values ($1, $2, $3, $4, $5)
    on conflict (destination) do update set number = excluded.number, failures = excluded.failures,
      last_error = excluded.last_error, moved_at = excluded.moved_at`,
    [delivery.destination, delivery.number, delivery.failures, delivery.lastError, delivery.movedAt],
  );
}
