create schema federation;
comment on schema federation is '统一登录：经其他系统确认身份';
grant usage on schema federation to yuanshu_app;

create table federation.provider (
  zone_id uuid not null references auth.zone (id),
  id uuid not null,
  kind text not null check (kind in ('oidc', 'dingtalk', 'wecom')),
  name text not null check (length(name) between 2 and 30),
  enabled boolean not null,
  admits_officers boolean not null,
  settings jsonb not null,
  sealed_secret text not null check (length(sealed_secret) <= 2000),
  changed_at timestamptz not null,
  primary key (zone_id, id),
  unique (zone_id, name)
);
comment on table federation.provider is '身份来源：专有钉钉、企业微信、OIDC；密钥加密存放，从不返回';
comment on column federation.provider.admits_officers is '未关联人员可建待确认的经办账户，须由安全管理员确认';
select platform.isolate('federation.provider');
grant select, insert, update (name, enabled, admits_officers, settings, sealed_secret, changed_at)
  on federation.provider to yuanshu_app;

create table federation.link (
  zone_id uuid not null,
  id uuid not null,
  provider_id uuid not null,
  subject_digest bytea not null check (length(subject_digest) = 32),
  account_id uuid not null,
  linked_at timestamptz not null,
  ended_at timestamptz,
  primary key (zone_id, id),
  foreign key (zone_id, provider_id) references federation.provider (zone_id, id),
  foreign key (zone_id, account_id) references auth.account (zone_id, id)
);
comment on table federation.link is '账户与外部身份的关联：只存带密钥摘要，不存外部标识；解除后保留记录';
create unique index link_one_account on federation.link (zone_id, provider_id, subject_digest) where ended_at is null;
create unique index link_one_person on federation.link (zone_id, account_id, provider_id) where ended_at is null;
select platform.isolate('federation.link');
grant select, insert, update (ended_at) on federation.link to yuanshu_app;
