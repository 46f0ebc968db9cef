-- The log itself was made by kernel/parties, which hands it over in its migration 0010: its rows stay.
create schema exports;
comment on schema exports is '导出：名册离开系统的唯一出口及其登记';
grant usage on schema exports to yuanshu_app, yuanshu_importer;
