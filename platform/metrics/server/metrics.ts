import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from '#platform/db/server/database.ts';

/** Figures of one node in the form that Prometheus reads. */
export interface Metrics {
  observeRequest(endpoint: string, status: number, seconds: number): void;
  /** Adds a figure that is asked for when somebody reads; 0 where it is not known. */
  addGauge(gauge: { name: string; help: string; read: () => Promise<number | undefined> }): void;
  render(): Promise<string>;
  readonly contentType: string;
}

/** Starts counting. */
export function openMetrics(database: Database): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'yuanshu_http_request_seconds',
    help: 'Time of answers by endpoint and status',
    labelNames: ['endpoint', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
    registers: [registry],
  });
  new Gauge({
    name: 'yuanshu_db_connections',
    help: 'Connections of the application by state',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      const { total, idle, waiting } = database.stats();
      this.set({ state: 'open' }, total);
      this.set({ state: 'idle' }, idle);
      this.set({ state: 'waited_for' }, waiting);
    },
  });
  return {
    observeRequest: (endpoint, status, seconds) => requests.observe({ endpoint, status: String(status) }, seconds),
    addGauge: ({ name, help, read }) => {
      new Gauge({
        name,
        help,
        registers: [registry],
        async collect() {
          const value = await read().catch(() => undefined);
          this.set(value ?? 0);
        },
      });
    },
    render: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
