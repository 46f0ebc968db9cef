-- What was told to whom, by which way, and what came of it. A notice names its text and its parameters; numbers and
-- addresses of people never stand here: they are opened at the moment of sending and forgotten.
create table notices.thread (
  zone_id uuid not null,
  thread text not null check (length(thread) between 3 and 200),
  opened_at timestamptz not null,
  answered_at timestamptz,
  answered_by text check (length(answered_by) between 1 and 60),
  demonstration boolean not null default false,
  primary key (zone_id, thread),
  constraint answered_by_somebody check ((answered_at is null) = (answered_by is null))
);
comment on table notices.thread is '催询线索：一问一线，任一渠道答复后即停止其后的提醒';
comment on column notices.thread.answered_by is '由何渠道或何人（编号）答复，不含个人信息';
select platform.isolate('notices.thread');
grant select, insert, update (answered_at, answered_by), delete on notices.thread to yuanshu_app;
create policy only_invented_rows_go on notices.thread as restrictive for delete using (demonstration);

create table notices.notice (
  zone_id uuid not null,
  id uuid not null,
  template text not null check (template ~ '^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$'),
  params jsonb not null check (jsonb_typeof(params) = 'object'),
  about_type text not null check (about_type ~ '^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$'),
  about_id text not null check (length(about_id) between 1 and 100),
  href text not null check (href ~ '^/' and length(href) <= 500),
  once_key text not null check (length(once_key) between 3 and 200),
  account_id uuid,
  department_id uuid,
  firm_id uuid,
  person_id uuid,
  channels text[] check (channels <@ array['app', 'sms', 'voice', 'mail', 'dingtalk'] and cardinality(channels) > 0),
  thread text,
  at timestamptz not null,
  demonstration boolean not null default false,
  primary key (zone_id, id),
  unique (zone_id, once_key),
  foreign key (zone_id, account_id) references auth.account (zone_id, id),
  foreign key (zone_id, firm_id) references parties.party (zone_id, id) on delete cascade,
  foreign key (zone_id, person_id) references parties.party (zone_id, id) on delete cascade,
  foreign key (zone_id, thread) references notices.thread (zone_id, thread),
  constraint to_one_party check (num_nonnulls(account_id, department_id, firm_id, person_id) = 1)
);
comment on table notices.notice is '通知：以模板与参数记其内容，不含个人信息；同一唯一键只告知一次';
comment on column notices.notice.department_id is '机构编号；不设外键，演示机构重新生成时会替换';
comment on column notices.notice.channels is '指定的渠道；为空即按园区设定择一';
create index notice_time on notices.notice (zone_id, at, id);
create index notice_about on notices.notice (zone_id, about_type, about_id);
create index notice_thread on notices.notice (zone_id, thread) where thread is not null;
create index notice_firm on notices.notice (zone_id, firm_id) where firm_id is not null;
create index notice_person on notices.notice (zone_id, person_id) where person_id is not null;
select platform.isolate('notices.notice');
grant select, insert, update (firm_id, person_id), delete on notices.notice to yuanshu_app;
create policy only_invented_rows_go on notices.notice as restrictive for delete using (demonstration);

create table notices.inbox (
  zone_id uuid not null,
  account_id uuid not null,
  notice_id uuid not null,
  step integer not null check (step between 0 and 10),
  at timestamptz not null,
  read_at timestamptz,
  primary key (zone_id, account_id, notice_id, step),
  foreign key (zone_id, account_id) references auth.account (zone_id, id),
  foreign key (zone_id, notice_id) references notices.notice (zone_id, id) on delete cascade
);
comment on table notices.inbox is '站内信箱：各账户收到的通知及阅读时间';
comment on column notices.inbox.step is '0 为首次告知，其后为第几次提醒';
create index inbox_order on notices.inbox (zone_id, account_id, at, notice_id);
create index inbox_unread on notices.inbox (zone_id, account_id) where read_at is null;
create index inbox_notice on notices.inbox (zone_id, notice_id);
select platform.isolate('notices.inbox');
grant select, insert, update (read_at) on notices.inbox to yuanshu_app;

create table notices.dispatch (
  zone_id uuid not null,
  id uuid not null,
  notice_id uuid not null,
  step integer not null check (step between 0 and 10),
  channel text check (channel in ('app', 'sms', 'voice', 'mail', 'dingtalk')),
  thread text,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'stopped', 'failed')),
  due_at timestamptz not null,
  tried text[] not null default '{}',
  attempts integer not null default 0 check (attempts between 0 and 20),
  primary key (zone_id, id),
  foreign key (zone_id, notice_id) references notices.notice (zone_id, id) on delete cascade,
  foreign key (zone_id, thread) references notices.thread (zone_id, thread)
);
comment on table notices.dispatch is '待送：一次告知或提醒一行，送达、停止或放弃后不再送';
comment on column notices.dispatch.channel is '指定渠道；为空即按园区设定的次序，取第一个能到达者';
comment on column notices.dispatch.tried is '已放弃的渠道';
comment on column notices.dispatch.attempts is '现渠道已失败的次数';
create index dispatch_due on notices.dispatch (zone_id, due_at) where state = 'waiting';
create index dispatch_thread on notices.dispatch (zone_id, thread) where state = 'waiting';
create index dispatch_notice on notices.dispatch (zone_id, notice_id);
select platform.isolate('notices.dispatch');
grant select, insert, update (state, due_at, tried, attempts) on notices.dispatch to yuanshu_app;

create table notices.delivery (
  zone_id uuid not null,
  id uuid not null,
  notice_id uuid not null,
  dispatch_id uuid,
  step integer not null check (step between 0 and 10),
  channel text check (channel in ('app', 'sms', 'voice', 'mail', 'dingtalk')),
  at timestamptz not null,
  outcome text not null check (outcome in ('delivered', 'kept', 'failed', 'unreachable')),
  recipients integer not null default 0 check (recipients >= 0),
  detail text check (length(detail) between 1 and 200),
  primary key (zone_id, id),
  foreign key (zone_id, notice_id) references notices.notice (zone_id, id) on delete cascade
);
comment on table notices.delivery is '送达记录：每次尝试一行，只增不改；不含号码、地址与姓名';
comment on column notices.delivery.outcome is 'delivered 已交付，kept 只留本机，failed 未成，unreachable 无从到达';
comment on column notices.delivery.detail is '原因代码，如对方状态码';
create index delivery_notice on notices.delivery (zone_id, notice_id, at);
select platform.isolate('notices.delivery');
grant select, insert on notices.delivery to yuanshu_app;

create table notices.sink (
  zone_id uuid not null,
  id uuid not null,
  notice_id uuid not null,
  channel text not null check (channel in ('sms', 'voice', 'mail', 'dingtalk')),
  at timestamptz not null,
  title text not null check (length(title) <= 500),
  body text not null check (length(body) <= 4000),
  primary key (zone_id, id),
  foreign key (zone_id, notice_id) references notices.notice (zone_id, id) on delete cascade
);
comment on table notices.sink is '本机留存：未接外部渠道时本应发出的内容，不发往任何地方';
create index sink_time on notices.sink (zone_id, at, id);
create index sink_notice on notices.sink (zone_id, notice_id);
select platform.isolate('notices.sink');
grant select, insert on notices.sink to yuanshu_app;

create table notices.channel (
  zone_id uuid not null,
  channel text not null check (channel in ('sms', 'voice', 'mail', 'dingtalk')),
  adapter text not null check (adapter in ('sink', 'http', 'off')),
  url text check (length(url) <= 2000),
  secret_sealed text check (secret_sealed ~ '^y1\.'),
  updated_at timestamptz not null,
  primary key (zone_id, channel),
  constraint address_of_gateway check (adapter <> 'http' or (url is not null and secret_sealed is not null))
);
comment on table notices.channel is '渠道设定：接到何处；无行者只留本机';
comment on column notices.channel.secret_sealed is '签名密钥，以本机密钥加密';
select platform.isolate('notices.channel');
grant select, insert, update (adapter, url, secret_sealed, updated_at) on notices.channel to yuanshu_app;

create table notices.setting (
  zone_id uuid primary key,
  quiet_from text not null check (quiet_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  quiet_to text not null check (quiet_to ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  firms_on_working_days boolean not null,
  channel_order text[] not null check (channel_order <@ array['sms', 'voice', 'mail', 'dingtalk']
    and cardinality(channel_order) between 1 and 4),
  updated_at timestamptz not null
);
comment on table notices.setting is '免打扰时段与渠道次序；无行者按默认';
comment on column notices.setting.quiet_from is '免打扰开始，中国时间 HH:MM；与结束相同即不设';
comment on column notices.setting.firms_on_working_days is '非工作日不打扰企业，紧急者除外';
select platform.isolate('notices.setting');
grant select, insert, update (quiet_from, quiet_to, firms_on_working_days, channel_order, updated_at) on notices.setting
  to yuanshu_app;

create table notices.reply (
  zone_id uuid not null,
  id uuid not null,
  dispatch_id uuid not null,
  at timestamptz not null,
  taken_at timestamptz not null,
  primary key (zone_id, id),
  foreign key (zone_id, dispatch_id) references notices.dispatch (zone_id, id) on delete cascade
);
comment on table notices.reply is '回复登记：渠道网关转来的回复，每条一行，重放不再生效；不存内容与号码';
create index reply_dispatch on notices.reply (zone_id, dispatch_id);
select platform.isolate('notices.reply');
grant select, insert on notices.reply to yuanshu_app;
