-- Who serves which firm and which of its projects, from which day to which; what firms think of it; and what the zone promises.
create table visits.officer_term (
  zone_id uuid not null,
  id uuid not null,
  firm_id uuid not null,
  project text not null default '' check (length(project) <= 100),
  part text not null check (part in ('officer', 'deputy')),
  staff_id uuid not null,
  starts_on date not null,
  ends_on date check (ends_on > starts_on),
  made_by uuid,
  made_at timestamptz not null,
  taken_back_at timestamptz,
  taken_back_by uuid,
  demonstration boolean not null default false,
  primary key (zone_id, id),
  foreign key (zone_id, firm_id) references parties.party (zone_id, id) on delete cascade,
  foreign key (zone_id, staff_id) references parties.staff (zone_id, id) on delete cascade,
  foreign key (zone_id, made_by) references auth.account (zone_id, id),
  foreign key (zone_id, taken_back_by) references auth.account (zone_id, id),
  constraint one_at_a_time exclude using gist (
    parties.uuid_range(zone_id, zone_id, '[]') with &&,
    parties.uuid_range(firm_id, firm_id, '[]') with &&,
    parties.text_range(part || project, part || project, '[]') with &&,
    daterange(starts_on, ends_on) with &&
  ) where (taken_back_at is null),
  constraint one_part_each exclude using gist (
    parties.uuid_range(zone_id, zone_id, '[]') with &&,
    parties.uuid_range(firm_id, firm_id, '[]') with &&,
    parties.uuid_range(staff_id, staff_id, '[]') with &&,
    parties.text_range(project, project, '[]') with &&,
    daterange(starts_on, ends_on) with &&
  ) where (taken_back_at is null)
);
comment on table visits.officer_term is '服务专员任期：某工作人员自某日（含）至某日（不含）为某企业（或其某项目）的专员或副手；同一企业同一角色的任期不重叠，同一人不兼两角';
comment on column visits.officer_term.project is '项目名称；空为企业整体';
comment on column visits.officer_term.part is 'officer 服务专员，deputy 副手';
comment on column visits.officer_term.ends_on is '卸任之日（不含）；未定的为空';
comment on column visits.officer_term.taken_back_at is '尚未开始即被替换或录入已撤销的时间；有效的为空';
create index officer_term_firm on visits.officer_term (zone_id, firm_id);
create index officer_term_staff on visits.officer_term (zone_id, staff_id);

create table visits.officer_rating (
  zone_id uuid not null,
  id uuid not null,
  firm_id uuid not null,
  staff_id uuid not null,
  stars integer not null check (stars between 1 and 5),
  words text check (length(words) between 1 and 500),
  quarter text not null check (quarter ~ '^[0-9]{4}-Q[1-4]$'),
  issue_id uuid,
  rated_on date not null,
  rated_at timestamptz not null,
  rated_by uuid,
  demonstration boolean not null default false,
  primary key (zone_id, id),
  foreign key (zone_id, firm_id) references parties.party (zone_id, id) on delete cascade,
  foreign key (zone_id, staff_id) references parties.staff (zone_id, id) on delete cascade,
  foreign key (zone_id, rated_by) references auth.account (zone_id, id)
);
comment on table visits.officer_rating is '企业对服务专员的评价：每季度一次，或每件诉求办结后一次；只增不改';
comment on column visits.officer_rating.quarter is '评价所属季度，如 2026-Q3';
comment on column visits.officer_rating.issue_id is '办结后评价的诉求；季度评价为空';
create unique index officer_rating_quarter on visits.officer_rating (zone_id, firm_id, staff_id, quarter)
  where issue_id is null;
create unique index officer_rating_issue on visits.officer_rating (zone_id, issue_id) where issue_id is not null;
create index officer_rating_staff on visits.officer_rating (zone_id, staff_id, rated_on);

-- A version holds from its day until the next one; one that has not begun can be taken back, nothing is ever changed.
create table visits.charter (
  zone_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 2 and 40),
  name_en text check (length(name_en) between 2 and 80),
  intro text check (length(intro) between 2 and 500),
  intro_en text check (length(intro_en) between 2 and 800),
  valid_from date not null,
  document_number text check (length(document_number) between 2 and 60),
  office_opens integer not null check (office_opens between 0 and 1438),
  office_closes integer not null check (office_closes <= 1440),
  published_by uuid,
  published_at timestamptz not null,
  taken_back_at timestamptz,
  taken_back_by uuid,
  demonstration boolean not null default false,
  primary key (zone_id, id),
  foreign key (zone_id, published_by) references auth.account (zone_id, id),
  foreign key (zone_id, taken_back_by) references auth.account (zone_id, id),
  constraint closes_after_it_opens check (office_closes > office_opens)
);
comment on table visits.charter is '服务公约：以园区自有名称公布，自生效日起至下一版之前有效；不改，只出新版';
comment on column visits.charter.name is '园区自有的服务品牌名称';
comment on column visits.charter.office_opens is '上班时刻，自零时起的分钟数（北京时间）';
comment on column visits.charter.office_closes is '下班时刻，自零时起的分钟数（北京时间）';
create unique index charter_day on visits.charter (zone_id, valid_from) where taken_back_at is null;

create table visits.charter_promise (
  zone_id uuid not null,
  charter_id uuid not null,
  position integer not null check (position > 0),
  kind text not null check (kind in ('firstAnswer', 'acceptance', 'resolution', 'visitNotice')),
  limit_number integer not null check (limit_number between 1 and 10000),
  unit text not null check (unit in ('minutes', 'officeHours', 'workingDays')),
  words text check (length(words) between 2 and 200),
  words_en text check (length(words_en) between 2 and 400),
  demonstration boolean not null default false,
  primary key (zone_id, charter_id, position),
  unique (zone_id, charter_id, kind),
  foreign key (zone_id, charter_id) references visits.charter (zone_id, id) on delete cascade
);
comment on table visits.charter_promise is '公约承诺：一行一项，兑现率由办理记录计算';
comment on column visits.charter_promise.kind is 'firstAnswer 首次答复，acceptance 受理，resolution 办结，visitNotice 走访预告';
comment on column visits.charter_promise.unit is 'minutes 分钟（全天连续计），officeHours 工作小时（工作日上班时间内计），workingDays 工作日（当日不计）';

select platform.isolate('visits.officer_term');
select platform.isolate('visits.officer_rating');
select platform.isolate('visits.charter');
select platform.isolate('visits.charter_promise');

grant select, insert, delete on visits.officer_term, visits.charter, visits.charter_promise to yuanshu_app;
grant select, insert on visits.officer_rating to yuanshu_app;
-- The firm itself changes only when it is merged into another.
grant update (ends_on, taken_back_at, taken_back_by, firm_id) on visits.officer_term to yuanshu_app;
grant update (taken_back_at, taken_back_by) on visits.charter to yuanshu_app;
create policy only_invented_rows_go on visits.officer_term as restrictive for delete using (demonstration);
create policy only_invented_rows_go on visits.charter as restrictive for delete using (demonstration);
create policy only_invented_rows_go on visits.charter_promise as restrictive for delete using (demonstration);
