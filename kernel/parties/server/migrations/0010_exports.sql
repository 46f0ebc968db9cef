-- Lists of the platform (accounts, journal) leave by the same door, so the log belongs to platform/exports; rows,
-- row-level security and grants go with the table.
alter table parties.export_log set schema exports;
comment on table exports.export_log is '导出登记：各模块每份导出文件一行，只增不改；文件首末行或每页印有同一编号';
