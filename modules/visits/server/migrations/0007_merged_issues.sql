-- An issue that was merged into an invented one outlives it: it stays ended, and says no more into which.
alter table visits.issue
  drop constraint issue_zone_id_merged_into_fkey,
  drop constraint merged_somewhere,
  add foreign key (zone_id, merged_into) references visits.issue (zone_id, case_id) on delete set null (merged_into),
  add constraint merged_when_ended check (merged_into is null or ending = 'merged');
comment on column visits.issue.merged_into is '并入的另一件；所并入的虚构演示件被替换后为空';
