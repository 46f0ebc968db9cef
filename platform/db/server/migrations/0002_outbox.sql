create table platform.outbox (
  position bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  id uuid not null unique,
  zone_id uuid,
  name text not null check (name ~ '^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$'),
  payload jsonb not null,
  occurred_at timestamptz not null default now()
);
comment on table platform.outbox is '发件箱：与业务同一事务写入，提交后按序分发给订阅者';
create index outbox_order on platform.outbox (xid, position);
alter table platform.outbox enable row level security;
alter table platform.outbox force row level security;
create policy own_zone on platform.outbox
  using (zone_id is not distinct from platform.current_zone())
  with check (zone_id is not distinct from platform.current_zone());
-- Only the dispatcher, which connects as the importer role, reads across zones.
create policy dispatcher on platform.outbox for select to yuanshu_importer using (true);
grant select, insert on platform.outbox to yuanshu_app, yuanshu_importer;

create table platform.outbox_cursor (
  subscription text primary key,
  xid xid8 not null default '0'::xid8,
  position bigint not null default 0,
  failures integer not null default 0,
  failed_event uuid,
  last_error text,
  moved_at timestamptz not null default now()
);
comment on table platform.outbox_cursor is '每个订阅读到哪里；失败时停在原处并记下原因';
grant select, insert, update on platform.outbox_cursor to yuanshu_app;
grant select on platform.outbox_cursor to yuanshu_importer;
