create schema atlas;
comment on schema atlas is '公开报道的园区事实：不属于任何租户，人人可读，仅导入程序可写';
grant usage on schema atlas to yuanshu_app, yuanshu_importer;

create table atlas.source (
  file text primary key,
  number text not null unique,
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  note text not null
);
comment on table atlas.source is '报纸版面：文件、短号、大致月份';

create table atlas.zone (
  id text primary key,
  row_number integer not null unique,
  name text not null,
  kind text not null,
  province text,
  city text,
  county text,
  division_code text,
  county_code text,
  lon numeric,
  lat numeric,
  seat_name text,
  seat_lon numeric,
  seat_lat numeric,
  coverage text not null,
  parent_zone_id text references atlas.zone (id) deferrable initially deferred,
  aliases text[] not null,
  note text,
  source_file text not null references atlas.source (file),
  line integer not null,
  line_end integer not null,
  also_lines jsonb not null
);
comment on table atlas.zone is '公开报道的园区；坐标为约值，非测绘';

create table atlas.project (
  id text primary key,
  row_number integer not null unique,
  zone_id text not null references atlas.zone (id),
  name text not null,
  owner_firms text[] not null,
  industry text,
  stage text,
  stage_basis text,
  kind text not null,
  parent_project_id text references atlas.project (id) deferrable initially deferred,
  investment_fen bigint,
  annual_output_fen bigint,
  annual_tax_fen bigint,
  area_m2 bigint,
  area_mu numeric,
  floor_area_m2 bigint,
  jobs integer,
  capacity text,
  start_date text,
  due_date text,
  milestone text,
  bounds jsonb not null,
  printed jsonb not null,
  note text,
  source_file text not null references atlas.source (file),
  line integer not null,
  line_end integer not null,
  also_lines jsonb not null
);
comment on table atlas.project is '公开报道的项目；年产值、税收、用工均为版面预计';
create index project_zone on atlas.project (zone_id);

create table atlas.programme (
  id text primary key,
  row_number integer not null unique,
  zone_id text not null references atlas.zone (id),
  name text not null,
  kind text not null,
  status text not null,
  start_date text,
  due_date text,
  projects integer,
  projects_new integer,
  projects_continued integer,
  projects_key integer,
  projects_reserve integer,
  investment_fen bigint,
  investment_due_fen bigint,
  investment_usd_cents bigint,
  annual_output_fen bigint,
  annual_tax_fen bigint,
  bounds jsonb not null,
  detail text,
  printed jsonb not null,
  source_file text not null references atlas.source (file),
  line integer not null,
  line_end integer not null,
  also_lines jsonb not null
);
comment on table atlas.programme is '公开报道的计划、批次、储备库与目标；与项目不可相加';
create index programme_zone on atlas.programme (zone_id);

create table atlas.firm (
  id text primary key,
  row_number integer not null unique,
  zone_id text not null references atlas.zone (id),
  name text not null,
  short_name text,
  kind text not null,
  industry text,
  role text,
  note text,
  source_file text not null references atlas.source (file),
  line integer not null,
  line_end integer not null,
  also_lines jsonb not null
);
comment on table atlas.firm is '公开报道提到的企业与机构；一个机构见于两个园区即有两行';
create index firm_zone on atlas.firm (zone_id);

create table atlas.indicator_value (
  id text primary key,
  row_number integer not null unique,
  zone_id text not null references atlas.zone (id),
  indicator text not null,
  name text not null,
  period text,
  value numeric,
  unit text not null,
  yoy_percent numeric,
  yoy_pp numeric,
  bound text not null,
  status text not null,
  subject text,
  note text,
  printed jsonb not null,
  source_file text not null references atlas.source (file),
  line integer not null,
  line_end integer not null,
  also_lines jsonb not null
);
comment on table atlas.indicator_value is '公开报道的统计数字：期间、单位、界限、实绩或目标';
create index indicator_value_zone on atlas.indicator_value (zone_id);

create table atlas.policy (
  id text primary key,
  row_number integer not null unique,
  zone_id text not null references atlas.zone (id),
  title text not null,
  document_zh text,
  issuer text,
  published text,
  status text not null,
  not_stated text[] not null,
  source_file text not null references atlas.source (file),
  line integer not null,
  line_end integer not null,
  also_lines jsonb not null
);
comment on table atlas.policy is '公开报道的政策文件；版面未写明的内容列入 not_stated';
create index policy_zone on atlas.policy (zone_id);

create table atlas.policy_instrument (
  id text primary key,
  row_number integer not null unique,
  policy_id text not null references atlas.policy (id),
  kind text not null,
  name_zh text not null,
  part_of_document boolean not null,
  rule jsonb not null,
  printed text[] not null,
  source_file text not null references atlas.source (file),
  line integer not null,
  line_end integer not null,
  also_lines jsonb not null
);
comment on table atlas.policy_instrument is '政策中的一项条款；rule 保留其余规则字段原样';
create index policy_instrument_policy on atlas.policy_instrument (policy_id);

create table atlas.service (
  id text primary key,
  row_number integer not null unique,
  zone_id text not null references atlas.zone (id),
  name text not null,
  kind text not null,
  before numeric,
  after numeric,
  unit text,
  change_percent numeric,
  bound text,
  status text not null,
  scope text,
  printed jsonb not null,
  source_file text not null references atlas.source (file),
  line integer not null,
  line_end integer not null,
  also_lines jsonb not null
);
comment on table atlas.service is '公开报道的服务承诺、时限与成效';
create index service_zone on atlas.service (zone_id);

create table atlas.finance (
  id text primary key,
  row_number integer not null unique,
  zone_id text not null references atlas.zone (id),
  kind text not null,
  name text not null,
  provider text,
  amount_fen bigint,
  firms integer,
  rate_max_percent numeric,
  cap_per_firm_year_fen bigint,
  period text,
  bound text,
  status text not null,
  detail text,
  printed jsonb not null,
  source_file text not null references atlas.source (file),
  line integer not null,
  line_end integer not null,
  also_lines jsonb not null
);
comment on table atlas.finance is '公开报道的涉企资金：信贷、基金、补贴、兑现、需求';
create index finance_zone on atlas.finance (zone_id);

create table atlas.civic (
  id text primary key,
  row_number integer not null unique,
  zone_id text not null references atlas.zone (id),
  kind text not null,
  name text not null,
  measure text,
  value numeric,
  unit text,
  bound text,
  period text,
  status text not null,
  detail text,
  printed jsonb not null,
  source_file text not null references atlas.source (file),
  line integer not null,
  line_end integer not null,
  also_lines jsonb not null
);
comment on table atlas.civic is '公开报道的文明创建、志愿服务、竞赛与活动';
create index civic_zone on atlas.civic (zone_id);

create table atlas.mechanism (
  id text primary key,
  row_number integer not null unique,
  zone_id text not null references atlas.zone (id),
  name_en text not null,
  name_zh text not null,
  kind text not null,
  systems integer[] not null,
  tier text not null,
  detail text not null,
  description text not null,
  figures text,
  source_file text not null references atlas.source (file),
  line integer not null,
  line_end integer not null,
  also_lines jsonb not null
);
comment on table atlas.mechanism is '公开报道的管理机制与软件系统';
create index mechanism_zone on atlas.mechanism (zone_id);

create table atlas.import_run (
  id uuid primary key,
  imported_at timestamptz not null,
  digest text not null
);
comment on table atlas.import_run is '每次改变了数据的导入';

create table atlas.import_file (
  run_id uuid not null references atlas.import_run (id),
  file text not null,
  rows integer not null,
  loaded integer not null,
  rejected integer not null,
  sha256 text not null,
  primary key (run_id, file)
);
comment on table atlas.import_file is '一次导入中每个文件的行数与结果';

create table atlas.import_reject (
  run_id uuid not null references atlas.import_run (id),
  position integer not null,
  file text not null,
  row_number integer not null,
  field text not null,
  reason text not null,
  params jsonb not null,
  primary key (run_id, position)
);
comment on table atlas.import_reject is '未导入的行：文件、行、字段、原因代码及其参数';

grant select on all tables in schema atlas to yuanshu_app, yuanshu_importer;
grant insert, update, delete on all tables in schema atlas to yuanshu_importer;
