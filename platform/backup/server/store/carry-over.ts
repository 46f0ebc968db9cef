import type pg from 'pg';

/** Columns that hold numbers of the old server's transactions; a restore gives each a meaning on the new one. */
export const transactionColumns: readonly string[] = [
  'indicators.followed.xid',
  'journal.entry.xid',
  'platform.outbox.xid',
  'platform.outbox_cursor.xid',
];

/**
 * Events are read in the order of transactions, whose numbers belong to one server: on a new one later events would
 * have lower numbers than those delivered long ago. All old events get one number that lies before every transaction,
 * and positions that alone give their old order; each mark of how far a subscription has read moves with them.
 */
const events = `
  update platform.outbox_cursor c set xid = '1'::xid8,
    position = (select count(*) from platform.outbox o where (o.xid, o.position) <= (c.xid, c.position));
  create temporary table old_outbox on commit drop as
    select row_number() over (order by xid, position) as place, o.* from platform.outbox o;
  truncate platform.outbox;
  insert into platform.outbox (position, xid, id, zone_id, name, payload, occurred_at) overriding system value
    select place, '1'::xid8, id, zone_id, name, payload, occurred_at from old_outbox;
  drop table old_outbox;`;

/** Work that was under way on the old machine is nobody's now; the worker would wait four hours for it. */
const jobs = `
  update graphile_worker._private_jobs set locked_at = null, locked_by = null where locked_at is not null;
  update graphile_worker._private_job_queues set locked_at = null, locked_by = null where locked_at is not null;`;

/** The number that old transactions get: before every one to come. */
export const oldTransaction = '1';

/** By far the largest table: its entries get that number on their way in, because changing them afterwards would write all of it twice. */
export const sealedTable = 'journal.entry';

/** The seal goes on behind the highest transaction that it has sealed, so entries that were not sealed come after those. */
const waiting = `update journal.entry e set xid = '2'::xid8
  where not exists (select from journal.link l where l.entry_id = e.id);`;

/** Figures are followed from the first entry again: which of the old ones had been looked at is not known by their new number. */
const followed = `update indicators.followed set xid = '1'::xid8, position = 0;`;

/** Makes what was true on the old server hold on this one, in the transaction of the restore. */
export async function carryOver(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ sealed: boolean; figures: boolean }>(`
    select to_regclass('journal.link') is not null as sealed, to_regclass('indicators.followed') is not null as figures`);
  const [known] = rows;
  // An archive may be from before there was a seal, or figures.
  await client.query(`${events}${jobs}${known?.sealed ? waiting : ''}${known?.figures ? followed : ''}`);
}
