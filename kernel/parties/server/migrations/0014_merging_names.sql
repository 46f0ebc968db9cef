-- A merge that gives the survivor another name, short name or code writes its names too: undoing puts these back as they were.
alter table parties.merge add column names jsonb not null default '[]';
comment on column parties.merge.names is '合并改动名称前保留主体的全部名称，撤销时据此恢复；未改动名称则为空';
