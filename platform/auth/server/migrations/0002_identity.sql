-- Status, second factor, provable sessions and one-time codes (GB/T 22239-2019 8.1.4.1, 8.1.4.2; ASVS 5.0 V6, V7).
-- New columns take their first value from a default: the migrator sees no tenant's rows and cannot update them.
alter table auth.account
  alter column login drop not null,
  alter column password_hash drop not null,
  add column status text not null default 'active' check (status in ('pending', 'active', 'locked', 'closed')),
  add column confirmed_at timestamptz default now(),
  add column created_by uuid,
  add column confirmed_by uuid,
  add column person_key bytea check (length(person_key) = 32),
  add column password_set_at timestamptz default now(),
  add column password_must_change boolean not null default false,
  add constraint active_is_confirmed check (status <> 'active' or confirmed_at is not null),
  add constraint two_persons check (confirmed_by is null or (confirmed_by <> id and confirmed_by <> created_by)),
  add foreign key (zone_id, created_by) references auth.account (zone_id, id),
  add foreign key (zone_id, confirmed_by) references auth.account (zone_id, id);
alter table auth.account alter column confirmed_at drop default, alter column password_set_at drop default;
comment on column auth.account.status is '待启用、启用、锁定、注销；注销后不再启用';
comment on column auth.account.confirmed_at is '角色经第二人（安全管理员）确认的时间；未确认者不能启用';
comment on column auth.account.person_key is '人员标识（如工号）的带密钥摘要：同一人不得持有两个管理员账户';
comment on column auth.account.password_must_change is '口令须先更换，方可继续';
create unique index account_one_administrator on auth.account (zone_id, person_key)
  where role in ('systemAdmin', 'securityAdmin', 'auditAdmin') and status <> 'closed';
create index account_role on auth.account (zone_id, role, status);
grant update (login, display_name, role, status, confirmed_at, confirmed_by, password_set_at, password_must_change)
  on auth.account to yuanshu_app;

alter table auth.session
  add column id uuid not null default gen_random_uuid(),
  add column how text not null default 'password' check (how ~ '^[a-z][A-Za-z0-9]{1,30}$'),
  add column second_factor boolean not null default false,
  add column proved_at timestamptz,
  add column ip text check (length(ip) <= 64),
  add column browser text check (length(browser) <= 40),
  add column ended_why text check (ended_why ~ '^[a-z][A-Za-z]{1,30}$'),
  drop constraint session_pkey,
  add primary key (zone_id, id),
  add unique (zone_id, token_hash);
comment on column auth.session.id is '可以显示的编号，与令牌无关';
comment on column auth.session.proved_at is '最近一次证明本人（口令或第二因素）的时间；危险操作须在 10 分钟之内';
comment on column auth.session.browser is '浏览器种类，不存完整标识';
grant update (token_hash, second_factor, proved_at, ended_why) on auth.session to yuanshu_app;

create table auth.pending_sign_in (
  zone_id uuid not null,
  token_hash bytea not null,
  account_id uuid not null,
  how text not null check (how ~ '^[a-z][A-Za-z0-9]{1,30}$'),
  started_at timestamptz not null,
  ended_at timestamptz,
  primary key (zone_id, token_hash),
  foreign key (zone_id, account_id) references auth.account (zone_id, id)
);
comment on table auth.pending_sign_in is '口令已对、尚待第二因素的登录；5 分钟内有效，一次有效';
create index pending_sign_in_account on auth.pending_sign_in (zone_id, account_id);
select platform.isolate('auth.pending_sign_in');
grant select, insert, update (ended_at), delete on auth.pending_sign_in to yuanshu_app;

create table auth.second_factor (
  zone_id uuid not null,
  account_id uuid not null,
  sealed_secret text not null check (length(sealed_secret) <= 1000),
  started_at timestamptz not null,
  confirmed_at timestamptz,
  last_counter bigint not null default 0 check (last_counter >= 0),
  primary key (zone_id, account_id),
  foreign key (zone_id, account_id) references auth.account (zone_id, id)
);
comment on table auth.second_factor is '动态口令（RFC 6238）：密钥加密存放；last_counter 之前的动态口令不再有效';
select platform.isolate('auth.second_factor');
grant select, insert, update (sealed_secret, started_at, confirmed_at, last_counter), delete
  on auth.second_factor to yuanshu_app;

create table auth.recovery_code (
  zone_id uuid not null,
  account_id uuid not null,
  code_hash bytea not null,
  made_at timestamptz not null,
  used_at timestamptz,
  primary key (zone_id, account_id, code_hash),
  foreign key (zone_id, account_id) references auth.account (zone_id, id)
);
comment on table auth.recovery_code is '恢复码：只存摘要，各用一次';
select platform.isolate('auth.recovery_code');
grant select, insert, update (used_at), delete on auth.recovery_code to yuanshu_app;

create table auth.former_password (
  zone_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  password_hash text not null,
  replaced_at timestamptz not null,
  primary key (zone_id, id),
  foreign key (zone_id, account_id) references auth.account (zone_id, id)
);
comment on table auth.former_password is '用过的口令摘要：最近 5 个不得再用';
create index former_password_account on auth.former_password (zone_id, account_id, replaced_at desc);
select platform.isolate('auth.former_password');
grant select, insert, delete on auth.former_password to yuanshu_app;

create table auth.one_time_code (
  zone_id uuid not null,
  code_hash bytea not null,
  account_id uuid not null,
  purpose text not null check (purpose in ('activate', 'reset')),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  primary key (zone_id, code_hash),
  foreign key (zone_id, account_id) references auth.account (zone_id, id)
);
comment on table auth.one_time_code is '启用与重置口令的一次性代码：只存摘要，到期或用过即失效';
create index one_time_code_account on auth.one_time_code (zone_id, account_id);
select platform.isolate('auth.one_time_code');
grant select, insert, update (ended_at), delete on auth.one_time_code to yuanshu_app;

create table auth.zone_policy (
  zone_id uuid primary key references auth.zone (id),
  second_factor text not null default 'administrators' check (second_factor in ('administrators', 'staff', 'everyone')),
  demonstration_exempt boolean not null default true
);
comment on table auth.zone_policy is '园区的登录要求：谁必须使用第二因素；演示账户是否免除';
select platform.isolate('auth.zone_policy');
grant select, insert, update (second_factor, demonstration_exempt) on auth.zone_policy to yuanshu_app;
