-- What became of each backup. No row belongs to a zone: a backup holds all of them.
create schema backup;
comment on schema backup is '备份：每次备份的结果';
grant usage on schema backup to yuanshu_app, yuanshu_importer;

create table backup.run (
  id uuid primary key,
  kind text not null check (kind in ('scheduled', 'manual', 'command')),
  -- The moment by the timetable that this run answers to; other runs have none.
  due_at timestamptz,
  started_at timestamptz not null,
  finished_at timestamptz not null,
  succeeded boolean not null,
  file text check (length(file) between 1 and 4096),
  bytes bigint check (bytes >= 0),
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  sm3 text check (sm3 ~ '^[0-9a-f]{64}$'),
  row_count bigint check (row_count >= 0),
  failure text check (length(failure) between 1 and 2000),
  constraint outcome_is_told check (
    case when succeeded then failure is null and file is not null and bytes is not null and sha256 is not null
         else failure is not null end),
  constraint timetable_is_scheduled check ((kind = 'scheduled') = (due_at is not null))
);
comment on table backup.run is '每次备份：何时、由谁触发、写成哪个文件、核对结果';
comment on column backup.run.kind is 'scheduled 定时，manual 管理员点击，command 命令行';
comment on column backup.run.due_at is '按计划应开始的时间';
comment on column backup.run.sha256 is '归档文件摘要（SHA-256）';
comment on column backup.run.sm3 is '归档文件摘要（SM3）';
comment on column backup.run.row_count is '归档所含行数';
comment on column backup.run.failure is '失败原因';
create index run_started on backup.run (started_at desc);
grant select on backup.run to yuanshu_app, yuanshu_importer;
grant insert on backup.run to yuanshu_importer;
