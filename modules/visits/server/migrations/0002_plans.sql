-- Visits to firms, the plans that they fulfil and the cap that keeps firms from being visited too often. Whether a planned
-- firm was visited is never written down: it follows from the visits.
create table visits.cap (
  zone_id uuid not null,
  valid_from date not null,
  number integer not null check (number > 0),
  months integer not null check (months between 1 and 60),
  total_most integer not null check (total_most between 1 and 366),
  department_most integer not null check (department_most between 1 and 366),
  document_number text not null check (length(document_number) between 2 and 60),
  reason text check (length(reason) between 2 and 500),
  set_by uuid,
  set_at timestamptz not null,
  demonstration boolean not null default false,
  primary key (zone_id, valid_from, number),
  foreign key (zone_id, set_by) references auth.account (zone_id, id),
  constraint departments_within_total check (department_most <= total_most)
);
comment on table visits.cap is '无事不扰：走访频次上限，自施行日（含）起至下一规定之前有效；同日以号大者为准；只增不改，未规定的用软件默认值';
comment on column visits.cap.months is '连续几个月内';
comment on column visits.cap.total_most is '各部门合计对同一企业至多走访几次；多部门联合走访计一次';
comment on column visits.cap.department_most is '同一部门对同一企业至多走访几次';
comment on column visits.cap.document_number is '依据文号';

create table visits.plan (
  zone_id uuid not null,
  id uuid not null,
  title text not null check (length(title) between 2 and 100),
  department_id uuid not null,
  starts_on date not null,
  ends_on date not null,
  chosen_by text check (length(chosen_by) between 1 and 500),
  made_by uuid,
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_reason text check (length(withdrawn_reason) between 2 and 500),
  demonstration boolean not null default false,
  primary key (zone_id, id),
  foreign key (zone_id, department_id) references parties.department (zone_id, id) on delete cascade,
  foreign key (zone_id, made_by) references auth.account (zone_id, id),
  foreign key (zone_id, withdrawn_by) references auth.account (zone_id, id),
  constraint ends_after_start check (ends_on >= starts_on),
  constraint withdrawn_with_reason check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table visits.plan is '走访计划：期间、承办部门；进度由走访记录算出，不填报';
comment on column visits.plan.chosen_by is '企业是按什么条件选入的';
create index plan_period on visits.plan (zone_id, ends_on);
create index plan_department on visits.plan (zone_id, department_id);

create table visits.plan_firm (
  zone_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  firm_id uuid not null,
  officer_id uuid,
  due_on date not null,
  added_by uuid,
  added_at timestamptz not null,
  added_reason text check (length(added_reason) between 2 and 500),
  removed_at timestamptz,
  removed_by uuid,
  removed_reason text check (length(removed_reason) between 2 and 500),
  demonstration boolean not null default false,
  primary key (zone_id, id),
  foreign key (zone_id, plan_id) references visits.plan (zone_id, id) on delete cascade,
  foreign key (zone_id, firm_id) references parties.party (zone_id, id) on delete cascade,
  foreign key (zone_id, officer_id) references auth.account (zone_id, id),
  foreign key (zone_id, added_by) references auth.account (zone_id, id),
  foreign key (zone_id, removed_by) references auth.account (zone_id, id),
  constraint removed_with_reason check ((removed_at is null) = (removed_reason is null))
);
comment on table visits.plan_firm is '计划内的企业：谁去、何时之前去；移出须说明原因，仍保留';
comment on column visits.plan_firm.added_reason is '计划开始之后加入的须说明原因';
create unique index plan_firm_once on visits.plan_firm (zone_id, plan_id, firm_id) where removed_at is null;
create index plan_firm_firm on visits.plan_firm (zone_id, firm_id);
create index plan_firm_officer on visits.plan_firm (zone_id, officer_id, due_on) where removed_at is null;

create table visits.visit (
  zone_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  number integer not null check (number > 0),
  firm_id uuid not null,
  department_id uuid not null,
  day date not null,
  purpose text not null check (purpose in ('listening', 'policy', 'project', 'safety', 'followUp', 'other')),
  met_role text not null check (length(met_role) between 1 and 60),
  met_person_id uuid,
  summary text not null check (length(summary) between 1 and 4000),
  longitude numeric(9, 6) check (longitude between -180 and 180),
  latitude numeric(8, 6) check (latitude between -90 and 90),
  exemption text check (exemption in ('asked', 'safety')),
  exemption_reason text check (length(exemption_reason) between 2 and 500),
  noted_at timestamptz not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_reason text check (length(withdrawn_reason) between 2 and 500),
  demonstration boolean not null default false,
  primary key (zone_id, id),
  foreign key (zone_id, firm_id) references parties.party (zone_id, id) on delete cascade,
  foreign key (zone_id, met_person_id) references parties.party (zone_id, id) on delete set null (met_person_id),
  foreign key (zone_id, department_id) references parties.department (zone_id, id) on delete cascade,
  foreign key (zone_id, recorded_by) references auth.account (zone_id, id),
  foreign key (zone_id, withdrawn_by) references auth.account (zone_id, id),
  constraint place_whole check ((longitude is null) = (latitude is null)),
  constraint exempt_with_reason check ((exemption is null) = (exemption_reason is null)),
  constraint withdrawn_with_reason check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table visits.visit is '走访记录：一家企业、一天、一个或多个部门；撤销须说明原因，仍保留';
comment on column visits.visit.client_id is '手机生成的编号：重复发送只记一次';
comment on column visits.visit.number is '版次：每次更正加一';
comment on column visits.visit.department_id is '记录部门；参加的各部门见 visit_department';
comment on column visits.visit.met_role is '见了谁：职务，不写姓名';
comment on column visits.visit.longitude is '经度，CGCS2000；手机给出且走访人同意才有';
comment on column visits.visit.exemption is '不受上限限制的：asked 企业邀请，safety 事故与安全';
comment on column visits.visit.noted_at is '手机上记下的时间';
comment on column visits.visit.recorded_at is '服务器收到的时间';
create unique index visit_client on visits.visit (zone_id, client_id);
-- The last visit of every firm, and the visits of one firm in a window of months.
create index visit_firm_day on visits.visit (zone_id, firm_id, day) where withdrawn_at is null;
create index visit_day on visits.visit (zone_id, day, id);
create index visit_person on visits.visit (zone_id, met_person_id) where met_person_id is not null;

create table visits.visit_department (
  zone_id uuid not null,
  visit_id uuid not null,
  department_id uuid not null,
  demonstration boolean not null default false,
  primary key (zone_id, visit_id, department_id),
  foreign key (zone_id, visit_id) references visits.visit (zone_id, id) on delete cascade,
  foreign key (zone_id, department_id) references parties.department (zone_id, id) on delete cascade
);
comment on table visits.visit_department is '参加走访的部门，记录部门在内';
create index visit_department_department on visits.visit_department (zone_id, department_id);

create table visits.visit_officer (
  zone_id uuid not null,
  visit_id uuid not null,
  account_id uuid not null,
  demonstration boolean not null default false,
  primary key (zone_id, visit_id, account_id),
  foreign key (zone_id, visit_id) references visits.visit (zone_id, id) on delete cascade,
  foreign key (zone_id, account_id) references auth.account (zone_id, id)
);
comment on table visits.visit_officer is '走访人';
create index visit_officer_account on visits.visit_officer (zone_id, account_id);

create table visits.visit_change (
  zone_id uuid not null,
  visit_id uuid not null,
  number integer not null check (number > 0),
  kind text not null check (kind in ('correcting', 'withdrawing')),
  reason text not null check (length(reason) between 2 and 500),
  before jsonb not null,
  made_by uuid,
  made_at timestamptz not null,
  primary key (zone_id, visit_id, number),
  foreign key (zone_id, visit_id) references visits.visit (zone_id, id) on delete cascade,
  foreign key (zone_id, made_by) references auth.account (zone_id, id)
);
comment on table visits.visit_change is '走访记录的更正与撤销：改之前是什么、为什么改；只增不改';

select platform.isolate('visits.cap');
select platform.isolate('visits.plan');
select platform.isolate('visits.plan_firm');
select platform.isolate('visits.visit');
select platform.isolate('visits.visit_department');
select platform.isolate('visits.visit_officer');
select platform.isolate('visits.visit_change');

grant select, insert, delete on visits.cap, visits.plan, visits.plan_firm, visits.visit, visits.visit_department,
  visits.visit_officer to yuanshu_app;
grant select, insert on visits.visit_change to yuanshu_app;
grant update (title, starts_on, ends_on, withdrawn_at, withdrawn_by, withdrawn_reason) on visits.plan to yuanshu_app;
-- The firm itself changes only when one is merged into another.
grant update (firm_id, officer_id, due_on, removed_at, removed_by, removed_reason) on visits.plan_firm to yuanshu_app;
grant update (firm_id, met_person_id, number, day, purpose, met_role, summary, withdrawn_at, withdrawn_by, withdrawn_reason)
  on visits.visit to yuanshu_app;
create policy only_invented_rows_go on visits.cap as restrictive for delete using (demonstration);
create policy only_invented_rows_go on visits.plan as restrictive for delete using (demonstration);
create policy only_invented_rows_go on visits.plan_firm as restrictive for delete using (demonstration);
create policy only_invented_rows_go on visits.visit as restrictive for delete using (demonstration);
create policy only_invented_rows_go on visits.visit_department as restrictive for delete using (demonstration);
create policy only_invented_rows_go on visits.visit_officer as restrictive for delete using (demonstration);
