create schema auth;
comment on schema auth is '园区、账户与会话';
grant usage on schema auth to yuanshu_app, yuanshu_importer;

create table auth.zone (
  id uuid primary key,
  code text not null unique check (code ~ '^[a-z][a-z0-9-]{1,30}$'),
  name text not null check (length(name) between 2 and 60),
  demonstration boolean not null default false,
  created_at timestamptz not null default now()
);
comment on table auth.zone is '租户园区；demonstration 为真时全部数据均为虚构，每页每份打印均须注明';
grant select on auth.zone to yuanshu_app, yuanshu_importer;
grant insert on auth.zone to yuanshu_importer;

create table auth.account (
  zone_id uuid not null references auth.zone (id),
  id uuid not null,
  login text not null check (login ~ '^[a-z][a-z0-9._-]{1,60}$'),
  display_name text not null check (length(display_name) between 1 and 60),
  role text not null check (role in ('resident', 'expert', 'bankOfficer', 'firmMember', 'officer', 'departmentHead',
    'leader', 'systemAdmin', 'securityAdmin', 'auditAdmin')),
  password_hash text not null,
  failed_attempts integer not null default 0 check (failed_attempts >= 0),
  locked_until timestamptz,
  demonstration boolean not null default false,
  created_at timestamptz not null default now(),
  primary key (zone_id, id),
  unique (zone_id, login)
);
comment on table auth.account is '账户：口令只存 scrypt 摘要；连续失败后锁定';
select platform.isolate('auth.account');
grant select, insert, update (password_hash, failed_attempts, locked_until) on auth.account to yuanshu_app;

create table auth.session (
  zone_id uuid not null,
  token_hash bytea not null,
  account_id uuid not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  ended_at timestamptz,
  primary key (zone_id, token_hash),
  foreign key (zone_id, account_id) references auth.account (zone_id, id)
);
comment on table auth.session is '会话：只存令牌摘要；空闲超时或退出即失效';
create index session_account on auth.session (zone_id, account_id);
select platform.isolate('auth.session');
grant select, insert, update (last_seen_at, ended_at) on auth.session to yuanshu_app;
