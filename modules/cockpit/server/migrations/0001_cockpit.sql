-- Which tiles a zone wants on which tab of its screen, and in which order. Tiles come from the parts of the application:
-- their ids are no keys here, and one that is given no more is passed over by whoever reads.
create schema cockpit;
comment on schema cockpit is '一屏：各区对图块的取舍与排序';
grant usage on schema cockpit to yuanshu_app;

create table cockpit.layout (
  zone_id uuid not null,
  tab text not null check (tab ~ '^[a-z][A-Za-z0-9]{0,40}$'),
  headline text[] not null check (cardinality(headline) <= 6),
  left_tiles text[] not null check (cardinality(left_tiles) <= 60),
  right_tiles text[] not null check (cardinality(right_tiles) <= 60),
  trend text[] not null check (cardinality(trend) <= 60),
  hidden text[] not null check (cardinality(hidden) <= 60),
  revision integer not null check (revision >= 1),
  saved_at timestamptz not null,
  saved_by uuid not null,
  primary key (zone_id, tab),
  foreign key (zone_id, saved_by) references auth.account (zone_id, id)
);
comment on table cockpit.layout is '一屏的排布：每个页签各栏的图块次序；没有一行即按图块自身次序全部显示';
comment on column cockpit.layout.hidden is '本区不显示的图块；任何一栏都未列出的新图块排在所属栏末';
comment on column cockpit.layout.revision is '每次保存加一，用于发现两人同时改动';
create index layout_saved_by on cockpit.layout (zone_id, saved_by);

select platform.isolate('cockpit.layout');
grant select, insert on cockpit.layout to yuanshu_app;
grant update (headline, left_tiles, right_tiles, trend, hidden, revision, saved_at, saved_by) on cockpit.layout to yuanshu_app;
