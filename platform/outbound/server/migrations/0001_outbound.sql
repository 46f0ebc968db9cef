create schema outbound;
comment on schema outbound is '本系统主动发往其他系统的消息';
grant usage on schema outbound to yuanshu_app;

create table outbound.webhook_attempt (
  id uuid primary key,
  delivery_id uuid not null,
  zone_id uuid,
  at timestamptz not null,
  topic text not null check (topic ~ '^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$'),
  host text not null check (length(host) between 1 and 300),
  body_sha256 bytea not null check (length(body_sha256) = 32),
  status integer check (status between 100 and 599),
  failure text check (length(failure) <= 60),
  constraint has_one_outcome check ((status is null) = (failure is not null))
);
comment on table outbound.webhook_attempt is '推送记录：每次尝试一行，只增不改；只记内容摘要，不记内容；zone_id 为空的属于整个安装';
comment on column outbound.webhook_attempt.failure is '没有得到答复时的错误码';
create index webhook_attempt_delivery on outbound.webhook_attempt (zone_id, delivery_id, at);
alter table outbound.webhook_attempt enable row level security;
alter table outbound.webhook_attempt force row level security;
create policy own_zone on outbound.webhook_attempt
  using (zone_id is not distinct from platform.current_zone())
  with check (zone_id is not distinct from platform.current_zone());
grant select, insert on outbound.webhook_attempt to yuanshu_app;
