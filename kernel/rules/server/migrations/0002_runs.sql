-- Runs over all firms: one row a run says what every place of the arrays means, one row a party holds the arrays.
create table rules.run (
  zone_id uuid not null,
  id uuid not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
  valid_on date not null,
  as_of timestamptz not null,
  rules jsonb not null check (jsonb_typeof(rules) = 'array'),
  inputs jsonb not null default '[]' check (jsonb_typeof(inputs) = 'array'),
  outcomes jsonb not null default '[]' check (jsonb_typeof(outcomes) = 'array'),
  took jsonb check (jsonb_typeof(took) = 'object'),
  parties integer not null check (parties >= 0),
  done integer not null default 0 check (done >= 0),
  reason text check (length(reason) between 2 and 500),
  made_by uuid,
  made_at timestamptz not null,
  ended_at timestamptz,
  demonstration boolean not null default false,
  primary key (zone_id, id),
  foreign key (zone_id, made_by) references auth.account (zone_id, id),
  constraint ended_when_it_is_over check ((ended_at is not null) = (state in ('done', 'failed')))
);
comment on table rules.run is '运行：若干规则于某日对全部企业判定一次；进度、各项计数与合计';
comment on column rules.run.rules is '各规则及其版本';
comment on column rules.run.inputs is '所读数据的次序、类型、小数位与文字表，对应 run_result.inputs';
comment on column rules.run.outcomes is '各项结果的次序、类型、小数位、文字表与计数，对应 run_result.answers';
comment on column rules.run.took is '读取、判定、留存各用多少毫秒';
create index run_made on rules.run (zone_id, made_at);
select platform.isolate('rules.run');
grant select, insert, delete, update (state, inputs, outcomes, took, parties, done, ended_at) on rules.run to yuanshu_app;
create policy only_invented_rows_go on rules.run as restrictive for delete using (demonstration);

create table rules.run_result (
  zone_id uuid not null,
  run_id uuid not null,
  party_id uuid not null,
  inputs bigint[] not null,
  answers bigint[] not null,
  marks bytea not null,
  long_answers text[],
  primary key (zone_id, run_id, party_id),
  foreign key (zone_id, run_id) references rules.run (zone_id, id) on delete cascade,
  foreign key (zone_id, party_id) references parties.party (zone_id, id) on delete cascade
);
comment on table rules.run_result is '运行的结果：一家企业一行，读到的数据与各项答复按序排列；只增不改';
comment on column rules.run_result.marks is '各项答复：0 否，1 是，2 不明';
comment on column rules.run_result.long_answers is '整数容不下的答复，按序；通常为空';
create index run_result_party on rules.run_result (zone_id, party_id);
select platform.isolate('rules.run_result');
grant select, insert on rules.run_result to yuanshu_app;
