-- Files belong to one zone each: the same bytes in two zones are two contents, so that nobody learns what others hold.
create schema files;
comment on schema files is '文件：按内容寻址、逐份加密，归属与权限由各模块决定';
grant usage on schema files to yuanshu_app, yuanshu_importer;

create table files.content (
  zone_id uuid not null references auth.zone (id),
  id uuid not null,
  sha256 bytea not null check (octet_length(sha256) = 32),
  sm3 bytea not null check (octet_length(sm3) = 32),
  bytes bigint not null check (bytes > 0),
  location text not null check (location ~ '^[0-9a-f]{64}$'),
  -- Under a key of this content alone, which lies outside the database and its backup.
  sealed_key text not null,
  stored_at timestamptz not null,
  released_at timestamptz,
  primary key (zone_id, id),
  unique (zone_id, sha256)
);
comment on table files.content is '文件内容：磁盘上只有密文，文件名为带密钥的摘要；released_at 起七天后清除';
comment on column files.content.sealed_key is '本内容的密钥（密文）；销毁外部密钥后内容不可恢复';
create index content_location on files.content (zone_id, location);
create index content_released on files.content (zone_id, released_at) where released_at is not null;
select platform.isolate('files.content');
grant select, insert, delete, update (released_at) on files.content to yuanshu_app;

create table files.file (
  zone_id uuid not null references auth.zone (id),
  id uuid not null,
  content_id uuid,
  sha256 bytea not null check (octet_length(sha256) = 32),
  -- Names hold names of persons: under a key of this file alone, gone when it is removed.
  sealed_name text,
  type text not null check (type ~ '^[a-z]{3,4}$'),
  bytes bigint not null check (bytes > 0),
  purpose text not null check (purpose ~ '^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$'),
  state text not null check (state in ('pending', 'kept', 'quarantined', 'removed')),
  scan text not null check (scan in ('none', 'waiting', 'clean', 'infected')),
  finding text check (length(finding) <= 200),
  flags text[] not null default '{}',
  uploaded_by uuid not null,
  uploaded_at timestamptz not null,
  attached_type text check (attached_type ~ '^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$'),
  attached_id text check (length(attached_id) <= 200),
  removed_at timestamptz,
  primary key (zone_id, id),
  foreign key (zone_id, content_id) references files.content (zone_id, id),
  foreign key (zone_id, uploaded_by) references auth.account (zone_id, id),
  constraint attachment_is_whole check ((attached_type is null) = (attached_id is null)),
  constraint removed_has_nothing check (((state = 'removed') = (content_id is null)) and ((state = 'removed') = (sealed_name is null))),
  constraint removed_has_time check ((state = 'removed') = (removed_at is not null))
);
comment on column files.file.sealed_name is '原文件名（密文），移除时清空';
comment on table files.file is '文件登记：谁、何时、为何事上传，附于哪条记录；移除后登记与摘要仍留存';
create index file_attached on files.file (zone_id, attached_type, attached_id);
create index file_content on files.file (zone_id, content_id);
create index file_uploader on files.file (zone_id, uploaded_by, uploaded_at desc);
create index file_waiting on files.file (zone_id, uploaded_at) where state in ('pending', 'quarantined');
select platform.isolate('files.file');
grant select, insert, update (content_id, sealed_name, state, scan, finding, attached_type, attached_id, removed_at)
  on files.file to yuanshu_app;

-- Sums that a conditional update keeps under their limit, however many uploads end at once.
create table files.usage (
  zone_id uuid not null references auth.zone (id),
  holder text not null check (holder in ('zone', 'account')),
  holder_id uuid not null,
  bytes bigint not null default 0 check (bytes >= 0),
  files bigint not null default 0 check (files >= 0),
  primary key (zone_id, holder, holder_id)
);
comment on table files.usage is '用量：园区与个人已占用的空间，上传时有条件地更新，不会超额';
select platform.isolate('files.usage');
grant select, insert, update (bytes, files) on files.usage to yuanshu_app;
