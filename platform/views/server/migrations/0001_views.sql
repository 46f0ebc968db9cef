create schema views;
comment on schema views is '视图：名册的筛选与排序，以名称保存';
grant usage on schema views to yuanshu_app, yuanshu_importer;

create table views.saved_view (
  zone_id uuid not null references auth.zone (id),
  id uuid not null,
  list text not null check (list ~ '^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)?$'),
  -- Null for a view of the whole zone.
  account_id uuid,
  name text not null check (length(name) between 1 and 30),
  search text not null check (length(search) <= 1000),
  saved_at timestamptz not null,
  primary key (zone_id, id),
  unique nulls not distinct (zone_id, list, account_id, name),
  foreign key (zone_id, account_id) references auth.account (zone_id, id)
);
comment on table views.saved_view is '保存的视图：只存筛选条件，不存数据；本人的或全园区共用的';
comment on column views.saved_view.account_id is '所属账户；全园区共用的为空';
comment on column views.saved_view.search is '网址中的筛选与排序，不含页码';

select platform.isolate('views.saved_view');
grant select, insert, delete on views.saved_view to yuanshu_app;
