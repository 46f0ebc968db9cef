-- Titles, awards and rankings: those that the pages tell of real zones, and those that a zone keeps of itself with what each
-- asks for and what proves it.

create table atlas.title (
  id text primary key,
  row_number integer not null unique,
  zone_id text not null references atlas.zone (id),
  name text not null,
  kind text not null,
  level text,
  status text not null,
  holder text,
  body text,
  period text,
  place integer,
  place_bound text,
  count numeric,
  unit text,
  years_in_row integer,
  scope text,
  criteria text[] not null,
  recheck text,
  basis jsonb not null,
  note text,
  printed jsonb not null,
  source_file text not null references atlas.source (file),
  line integer not null,
  line_end integer not null,
  also_lines jsonb not null
);
comment on table atlas.title is '公开报道的称号、奖项、排名；由其他文件已有的行读出，不重复计数';
comment on column atlas.title.status is 'held 已获，building 创建中，sought 目标';
comment on column atlas.title.basis is '所依据的行：文件与编号';
comment on column atlas.title.place is '名次';
create index title_zone on atlas.title (zone_id);
grant select on atlas.title to yuanshu_app, yuanshu_importer;
grant insert, update, delete on atlas.title to yuanshu_importer;

create table atlas.own_title (
  zone_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 2 and 120),
  kind text not null check (kind in ('title', 'award', 'ranking')),
  level text check (level in ('national', 'provincial', 'municipal', 'zone')),
  body text not null check (length(body) between 2 and 120),
  scope text check (length(scope) between 1 and 200),
  document_number text check (length(document_number) between 2 and 60),
  recheck_on date,
  warn_days integer not null check (warn_days between 0 and 250),
  revision integer not null default 1 check (revision > 0),
  registered_by uuid,
  registered_at timestamptz not null,
  demonstration boolean not null default false,
  primary key (zone_id, id),
  constraint own_title_once unique (zone_id, name),
  foreign key (zone_id, registered_by) references auth.account (zone_id, id)
);
comment on table atlas.own_title is '本区称号、奖项、排名的自查；失去的称号仍在册，不删除';
comment on column atlas.own_title.recheck_on is '复核日';
comment on column atlas.own_title.warn_days is '复核日前多少个工作日起提醒';
comment on column atlas.own_title.revision is '每次修改加一，用于识别他人已先修改';

create table atlas.own_title_criterion (
  zone_id uuid not null,
  id uuid not null,
  title_id uuid not null,
  year integer not null check (year between 1980 and 2100),
  position integer not null check (position > 0),
  wording text not null check (length(wording) between 2 and 300),
  kind text not null check (kind in ('figure', 'document', 'statement')),
  comparison text check (comparison in ('at_least', 'at_most')),
  threshold numeric,
  unit text check (length(unit) between 1 and 40),
  withdrawn boolean not null default false,
  demonstration boolean not null default false,
  primary key (zone_id, id),
  unique (zone_id, title_id, id),
  foreign key (zone_id, title_id) references atlas.own_title (zone_id, id) on delete cascade,
  constraint threshold_of_figures check ((kind = 'figure') = (threshold is not null)
    and (kind = 'figure') = (comparison is not null) and (kind = 'figure') = (unit is not null))
);
comment on table atlas.own_title_criterion is '称号条件，按年度成套；不再适用的作废而不删除';
comment on column atlas.own_title_criterion.year is '适用年度';
create index own_title_criterion_year on atlas.own_title_criterion (zone_id, title_id, year, position);

create table atlas.own_title_evidence (
  zone_id uuid not null,
  id uuid not null,
  title_id uuid not null,
  criterion_id uuid not null,
  kind text not null check (kind in ('file', 'figure', 'link', 'statement')),
  name text not null check (length(name) between 2 and 200),
  file_id uuid,
  metric text check (length(metric) between 1 and 120),
  period text check (length(period) between 1 and 60),
  value numeric,
  unit text check (length(unit) between 1 and 40),
  source text check (length(source) between 2 and 200),
  link text check (link ~ '^/[^/\\]' and length(link) <= 300),
  valid_until date,
  attached_by uuid,
  attached_at timestamptz not null,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  withdraw_reason text check (length(withdraw_reason) between 2 and 200),
  demonstration boolean not null default false,
  primary key (zone_id, id),
  foreign key (zone_id, title_id, criterion_id) references atlas.own_title_criterion (zone_id, title_id, id) on delete cascade,
  foreign key (zone_id, attached_by) references auth.account (zone_id, id),
  foreign key (zone_id, withdrawn_by) references auth.account (zone_id, id),
  constraint file_of_files check ((kind = 'file') = (file_id is not null)),
  constraint link_of_links check ((kind = 'link') = (link is not null)),
  constraint value_of_figures check ((kind = 'figure') = (value is not null and metric is not null and unit is not null))
);
comment on table atlas.own_title_evidence is '条件的佐证：文件、数值、本平台记录或说明；撤回的仍可查';
comment on column atlas.own_title_evidence.metric is '指标编号';
comment on column atlas.own_title_evidence.link is '本平台页面地址';
comment on column atlas.own_title_evidence.valid_until is '有效期至（含）';
create index own_title_evidence_criterion on atlas.own_title_evidence (zone_id, title_id, criterion_id);

create table atlas.own_title_result (
  zone_id uuid not null,
  id uuid not null,
  title_id uuid not null,
  year integer not null check (year between 1980 and 2100),
  outcome text not null check (outcome in ('applied', 'granted', 'renewed', 'ranked', 'not_granted', 'lost')),
  place integer check (place between 1 and 100000),
  decided_on date,
  document_number text check (length(document_number) between 2 and 60),
  note text check (length(note) between 1 and 300),
  recorded_by uuid,
  recorded_at timestamptz not null,
  replaced_by uuid,
  taken_back_at timestamptz,
  demonstration boolean not null default false,
  primary key (zone_id, id),
  foreign key (zone_id, title_id) references atlas.own_title (zone_id, id) on delete cascade,
  foreign key (zone_id, recorded_by) references auth.account (zone_id, id),
  foreign key (zone_id, replaced_by) references atlas.own_title_result (zone_id, id) deferrable initially deferred,
  constraint place_of_rankings check ((outcome = 'ranked') = (place is not null))
);
comment on table atlas.own_title_result is '逐年结果：申报、获评、复核通过、名次、未获评、失去；更正以新行取代旧行';
comment on column atlas.own_title_result.replaced_by is '由哪一行更正；有效的为空';
comment on column atlas.own_title_result.taken_back_at is '随导入批次撤销的时间';
create unique index own_title_result_once on atlas.own_title_result (zone_id, title_id, year)
  where replaced_by is null and taken_back_at is null;

select platform.isolate('atlas.own_title');
select platform.isolate('atlas.own_title_criterion');
select platform.isolate('atlas.own_title_evidence');
select platform.isolate('atlas.own_title_result');
grant select, insert, delete on atlas.own_title, atlas.own_title_criterion, atlas.own_title_evidence,
  atlas.own_title_result to yuanshu_app;
grant update (name, kind, level, body, scope, document_number, recheck_on, warn_days, revision)
  on atlas.own_title to yuanshu_app;
grant update (position, wording, kind, comparison, threshold, unit, withdrawn) on atlas.own_title_criterion to yuanshu_app;
grant update (withdrawn_by, withdrawn_at, withdraw_reason) on atlas.own_title_evidence to yuanshu_app;
grant update (replaced_by, taken_back_at) on atlas.own_title_result to yuanshu_app;
create policy only_invented_rows_go on atlas.own_title as restrictive for delete using (demonstration);
create policy only_invented_rows_go on atlas.own_title_criterion as restrictive for delete using (demonstration);
create policy only_invented_rows_go on atlas.own_title_evidence as restrictive for delete using (demonstration);
create policy only_invented_rows_go on atlas.own_title_result as restrictive for delete using (demonstration);
