-- 佐证中的指标数值由平台取数，记下所用口径的版本；称号可由表格导入，撤销的批次留在册中不删除。

alter table atlas.own_title_evidence add column definition_version integer check (definition_version > 0);
alter table atlas.own_title_evidence drop constraint value_of_figures;
alter table atlas.own_title_evidence
  add constraint value_of_figures check ((kind = 'figure') = (value is not null and unit is not null)),
  add constraint counted_figures check (definition_version is null
    or (kind = 'figure' and metric is not null and period is not null and source is null));
comment on column atlas.own_title_evidence.definition_version is '取数时的口径版本；人工填报的数值为空';

alter table atlas.own_title add column taken_back_at timestamptz;
comment on column atlas.own_title.taken_back_at is '随导入批次撤销的时间';
alter table atlas.own_title drop constraint own_title_once;
create unique index own_title_once on atlas.own_title (zone_id, name) where taken_back_at is null;
grant update (taken_back_at) on atlas.own_title to yuanshu_app;
