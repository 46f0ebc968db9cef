-- Figures: values computed from rows and kept with their history, reports where nothing can be counted yet, and what real
-- zones have published. Definitions stand in the parts that compute; a value names the version by which it was computed.
create schema indicators;
comment on schema indicators is '指标：口径、计算值及其历次变动、填报数、公开报道数';
grant usage on schema indicators to yuanshu_app, yuanshu_importer;

create table indicators.value (
  zone_id uuid not null,
  metric text not null check (metric ~ '^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$'),
  period text not null check (period ~ '^\d{4}-\d{2}(-\d{2}|/\d{4}-\d{2})?$'),
  revision integer not null check (revision > 0),
  version integer not null check (version > 0),
  value numeric,
  rows integer not null check (rows >= 0),
  parts jsonb not null check (jsonb_typeof(parts) = 'array'),
  changed_at timestamptz not null,
  primary key (zone_id, metric, period, revision)
);
comment on table indicators.value is '指标值：由记录算出；有变才添一行，只增不改，修订号最大者为现值';
comment on column indicators.value.period is '存量为日 YYYY-MM-DD；流量为月 YYYY-MM 或月度区间';
comment on column indicators.value.version is '所用口径的版本';
comment on column indicators.value.rows is '据以计算的记录数';
comment on column indicators.value.parts is '组成部分：键、名称、值、记录数、页面';
select platform.isolate('indicators.value');
grant select, insert on indicators.value to yuanshu_app;

create table indicators.checked (
  zone_id uuid not null,
  metric text not null check (metric ~ '^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$'),
  checked_at timestamptz not null,
  checked_on date not null,
  changed_at timestamptz not null,
  data_until text,
  targets jsonb not null default '{}',
  failed_at timestamptz,
  primary key (zone_id, metric)
);
comment on table indicators.checked is '各指标最近一次核算：何时、数据到何时、年度目标、自何时算不出';
comment on column indicators.checked.checked_on is '核算时的中国日期：隔日即须重算';
comment on column indicators.checked.data_until is '数据截至的月或日';
comment on column indicators.checked.failed_at is '自何时起算不出；为空即正常';
select platform.isolate('indicators.checked');
grant select, insert, update (checked_at, checked_on, changed_at, data_until, targets, failed_at) on indicators.checked
  to yuanshu_app;

create table indicators.followed (
  zone_id uuid primary key,
  xid xid8 not null,
  position bigint not null,
  followed_at timestamptz not null
);
comment on table indicators.followed is '已随审计日志核算到何处';
select platform.isolate('indicators.followed');
grant select, insert, update (xid, position, followed_at) on indicators.followed to yuanshu_app;

create table indicators.report (
  zone_id uuid not null,
  id uuid not null,
  metric text not null check (metric ~ '^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$'),
  status text not null check (status in ('actual', 'target')),
  period text not null check (period ~ '^\d{4}(-\d{2})?$'),
  part text not null check (length(part) <= 40),
  value numeric not null,
  source text not null check (length(source) between 2 and 200),
  revision integer not null check (revision > 0),
  state text not null default 'standing' check (state in ('standing', 'superseded', 'reversed')),
  reason text check (length(reason) between 2 and 500),
  reported_by uuid,
  reported_at timestamptz not null,
  demonstration boolean not null default false,
  primary key (zone_id, id),
  unique (zone_id, metric, status, period, part, revision),
  foreign key (zone_id, reported_by) references auth.account (zone_id, id),
  constraint period_fits_status check ((status = 'target') = (length(period) = 4)),
  constraint correction_has_reason check (revision = 1 or reason is not null)
);
comment on table indicators.report is '填报数：某指标某月（目标为某年）某部分的数与出处；更正添一行，原行留存';
comment on column indicators.report.part is '所属部分，如片区；为空即全区';
comment on column indicators.report.state is 'standing 有效，superseded 已更正，reversed 已撤回';
create unique index report_standing on indicators.report (zone_id, metric, status, period, part) where state = 'standing';
select platform.isolate('indicators.report');
grant select, insert, delete, update (state, reason) on indicators.report to yuanshu_app;

create policy only_invented_rows_go on indicators.report as restrictive for delete using (demonstration);

create table indicators.published_value (
  id text primary key,
  row_number integer not null unique,
  zone_id text not null,
  zone_name text not null,
  indicator text not null,
  name text not null,
  subject text,
  note text,
  period text,
  value numeric,
  unit text not null,
  yoy_percent numeric,
  yoy_pp numeric,
  bound text not null,
  status text not null,
  printed text,
  source jsonb not null
);
comment on table indicators.published_value is '真实园区公开报道的数：不属任何租户，只由导入写入，全部附出处';
create index published_value_indicator on indicators.published_value (indicator, row_number);
create index published_value_zone on indicators.published_value (zone_id);
grant select on indicators.published_value to yuanshu_app;
grant select, insert, delete on indicators.published_value to yuanshu_importer;
