import { runMigrations } from 'graphile-worker';
import { openPool, type PoolOptions } from '#platform/db/server/pool.ts';

/**
 * Brings the worker's own tables up to date as the migrator and opens them to the application:
 * they have row-level security without a policy, so that otherwise only their owner would see rows.
 */
export async function prepareJobs(options: PoolOptions): Promise<void> {
  const pool = openPool({ ...options, applicationName: 'yuanshu-jobs-migrate', max: 2 });
  try {
    await runMigrations({ pgPool: pool });
    await pool.query(openToApplication);
  } finally {
    await pool.end();
  }
}

const openToApplication = `
  do $$
  declare t record;
  begin
    comment on schema graphile_worker is '后台任务队列（graphile-worker 自有表）';
    grant usage on schema graphile_worker to yuanshu_app;
    grant select, insert, update, delete on all tables in schema graphile_worker to yuanshu_app;
    grant usage, select, update on all sequences in schema graphile_worker to yuanshu_app;
    grant execute on all functions in schema graphile_worker to yuanshu_app;
    for t in select c.oid::regclass as name from pg_class c
      where c.relnamespace = 'graphile_worker'::regnamespace and c.relkind = 'r' and c.relrowsecurity
        and not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'application')
    loop
      execute format('create policy application on %s to yuanshu_app using (true) with check (true)', t.name);
    end loop;
  end $$;`;
