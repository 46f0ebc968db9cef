-- What happened, by whom. A row is written in the transaction of its use-case and linked to nothing there; the sealer
-- links committed rows afterwards (a chain head locked in every transaction was measured six times slower).
create schema journal;
comment on schema journal is '审计日志：谁、何时、从何处、做了什么、前后如何';
grant usage on schema journal to yuanshu_app, yuanshu_importer;

create table journal.entry (
  position bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  id uuid not null unique,
  zone_id uuid,
  at timestamptz not null,
  action text not null check (action ~ '^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$'),
  actor_kind text not null check (actor_kind in ('account', 'visitor', 'system', 'command')),
  account_id uuid,
  role text,
  ip text check (length(ip) <= 64),
  trace text check (length(trace) <= 64),
  subject_type text check (subject_type ~ '^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$'),
  subject_id text check (length(subject_id) <= 200),
  -- Text and not jsonb: the bytes that were hashed are the bytes that are kept.
  before text check (length(before) <= 65536),
  after text check (length(after) <= 65536),
  reason text check (length(reason) <= 2000),
  constraint subject_is_whole check ((subject_type is null) = (subject_id is null)),
  constraint account_is_named check ((actor_kind = 'account') = (account_id is not null))
);
comment on table journal.entry is '审计记录：与业务同一事务写入，只增不改；个人信息只以密文出现';
comment on column journal.entry.before is '变更前（JSON 文本）';
comment on column journal.entry.after is '变更后（JSON 文本）';
create index entry_order on journal.entry (xid, position);
create index entry_zone_time on journal.entry (zone_id, at desc, position desc);
create index entry_subject on journal.entry (zone_id, subject_type, subject_id, position desc);
create index entry_account on journal.entry (zone_id, account_id, position desc);
alter table journal.entry enable row level security;
alter table journal.entry force row level security;
create policy own_zone on journal.entry
  using (zone_id is not distinct from platform.current_zone())
  with check (zone_id is not distinct from platform.current_zone());
-- Only the sealer, which connects as the importer role, reads across zones.
create policy sealer on journal.entry for select to yuanshu_importer using (true);
grant select, insert on journal.entry to yuanshu_app, yuanshu_importer;
