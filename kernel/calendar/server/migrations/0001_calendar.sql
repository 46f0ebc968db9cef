-- Working days as the notices publish them. Bitemporal: a day (valid time) is what the latest notice known by then says
-- (known_from); an amended notice adds rows and changes none, so that any past state of knowledge can be asked again.
create schema calendar;
comment on schema calendar is '工作日历：国务院办公厅历年节假日安排，各园区共用';
grant usage on schema calendar to yuanshu_app, yuanshu_importer;

create table calendar.published_year (
  notice text primary key check (notice <> ''),
  year integer not null check (year between 2020 and 2035),
  known_from date not null,
  title text not null check (title <> ''),
  source text not null check (source <> ''),
  recorded_at timestamptz not null default now(),
  unique (notice, known_from)
);
comment on table calendar.published_year is '已公布年度：每份安排或调整节假日的通知一行，只增不改';
comment on column calendar.published_year.notice is '文号，如 国办发明电〔2025〕7号';
comment on column calendar.published_year.year is '通知所安排的年度';
comment on column calendar.published_year.known_from is '公布日期：此前无人知晓';
comment on column calendar.published_year.source is '公布全文的网址';
comment on column calendar.published_year.recorded_at is '载入本系统的时间';

create table calendar.notice_day (
  day date not null,
  kind text not null check (kind in ('workday', 'weekend', 'holiday', 'makeup')),
  holiday_name text check (holiday_name <> ''),
  known_from date not null,
  notice text not null,
  recorded_at timestamptz not null default now(),
  primary key (day, known_from),
  foreign key (notice, known_from) references calendar.published_year (notice, known_from),
  constraint holiday_is_named check (kind in ('workday', 'weekend') or holiday_name is not null),
  constraint kind_fits_weekday check (
    kind = 'holiday' or (kind in ('weekend', 'makeup')) = (extract(isodow from day) in (6, 7))
  )
);
comment on table calendar.notice_day is '通知写明的日子：放假、调休上班，或调整后恢复为普通工作日、休息日；只增不改，以最后公布者为准';
comment on column calendar.notice_day.kind is 'holiday 放假，makeup 调休上班，workday 恢复上班，weekend 恢复休息';
comment on column calendar.notice_day.holiday_name is '所属节日，照通知原文';
comment on column calendar.notice_day.known_from is '公布日期，与所属通知一致';

grant select on calendar.published_year, calendar.notice_day to yuanshu_app;
grant select, insert on calendar.published_year, calendar.notice_day to yuanshu_importer;
