-- The seal over the entries: a Merkle tree (RFC 9162) and a linear chain over SM3, with signed heads. These tables hold
-- hashes and belong to no zone; only the sealer, which connects as the importer, writes them, and nobody changes a row.
create table journal.link (
  number bigint primary key check (number >= 0),
  entry_id uuid not null unique,
  leaf bytea not null check (length(leaf) = 32),
  chain bytea not null check (length(chain) = 32)
);
comment on table journal.link is '封存顺序：每条记录一个连续编号、叶散列与链值';
comment on column journal.link.number is '从 0 起连续编号，恢复备份后不变';

create table journal.node (
  level smallint not null check (level between 1 and 62),
  index bigint not null check (index >= 0),
  hash bytea not null check (length(hash) = 32),
  primary key (level, index)
);
comment on table journal.node is '默克尔树中已满子树的散列；叶在 journal.link';

create table journal.key (
  number integer primary key check (number >= 0),
  id bytea not null unique check (length(id) = 16),
  public_key bytea not null check (length(public_key) = 65),
  since timestamptz not null,
  endorsement bytea check (length(endorsement) = 64),
  constraint successor_is_endorsed check ((number = 0) = (endorsement is null))
);
comment on table journal.key is '签名公钥及其启用时间；新钥由旧钥签名确认，私钥不在数据库';

create table journal.head (
  number bigint primary key check (number >= 0),
  journal uuid not null,
  size bigint not null check (size >= 0),
  root bytea not null check (length(root) = 32),
  chain bytea not null check (length(chain) = 32),
  signed_at timestamptz not null,
  previous bytea not null check (length(previous) = 32),
  key bytea not null check (length(key) = 16),
  signature bytea not null check (length(signature) = 64)
);
comment on table journal.head is '签名头：某一时刻整个日志的根、链值与国密 SM2 签名';
create index head_size on journal.head (size);

create table journal.delivery (
  destination text primary key check (length(destination) <= 40),
  number bigint not null default -1,
  failures integer not null default 0,
  last_error text,
  moved_at timestamptz not null
);
comment on table journal.delivery is '签名头送往何处、送到第几个、最近一次失败';

create table journal.checked (
  id uuid primary key,
  started_at timestamptz not null,
  finished_at timestamptz not null,
  occasion text not null check (occasion in ('schedule', 'command')),
  outcome text not null check (length(outcome) <= 200000)
);
comment on table journal.checked is '每次核验的结果';
create index checked_time on journal.checked (finished_at desc);

grant select on journal.link, journal.node, journal.key, journal.head, journal.delivery, journal.checked to yuanshu_app;
grant select, insert on journal.link, journal.node, journal.key, journal.head, journal.checked to yuanshu_importer;
grant select, insert, update on journal.delivery to yuanshu_importer;

-- The reader asks by action, and for the actions and accounts that occur.
create index entry_action on journal.entry (zone_id, action, at desc, position desc);
create index entry_account_time on journal.entry (zone_id, account_id, at desc, position desc);
drop index journal.entry_account;
