-- Where things of a zone lie: shapes of parcels and sites, layers of the zone's own, and the ground of its plan.
create schema geo;
comment on schema geo is '空间：地块与场所的图形、园区自建图层、示意底图；不含实测边界';
grant usage on schema geo to yuanshu_app;

create table geo.layer (
  zone_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 60),
  kind text not null check (kind in ('point', 'line', 'area')),
  ground boolean not null default false,
  position integer not null default 100 check (position between 0 and 10000),
  standing boolean not null default true,
  demonstration boolean not null default false,
  registered_at timestamptz not null,
  registered_by uuid,
  primary key (zone_id, id),
  foreign key (zone_id, registered_by) references auth.account (zone_id, id)
);
comment on table geo.layer is '园区自建图层：道路、水系、设施点等；地块与场所的图层由名册生成，不在此表';
comment on column geo.layer.ground is '示意底图：画在最下，不设图层开关';
comment on column geo.layer.position is '图层顺序，小者先画';
comment on column geo.layer.standing is '是否在用；已撤下的为否';
create unique index layer_name on geo.layer (zone_id, name) where standing;

create table geo.shape (
  zone_id uuid not null,
  id uuid not null,
  layer_id uuid,
  party_id uuid,
  name text check (length(name) between 1 and 100),
  look text check (look in ('outline', 'district', 'block', 'green', 'water', 'mainRoad', 'road', 'railway', 'place')),
  geometry jsonb not null,
  supplied_as text not null check (length(supplied_as) between 2 and 20),
  source text not null check (length(source) between 2 and 200),
  accuracy text check (length(accuracy) between 1 and 100),
  standing boolean not null default true,
  demonstration boolean not null default false,
  registered_at timestamptz not null,
  registered_by uuid,
  primary key (zone_id, id),
  foreign key (zone_id, layer_id) references geo.layer (zone_id, id),
  -- What was invented goes with the invented parcel; what people drew keeps the parcel from going.
  foreign key (zone_id, party_id) references parties.party (zone_id, id) on delete cascade,
  foreign key (zone_id, registered_by) references auth.account (zone_id, id),
  constraint drawn_for_one check ((layer_id is null) <> (party_id is null)),
  constraint look_of_layers check (look is null or layer_id is not null)
);
comment on table geo.shape is '图形：一行画一个地块、场所或图层要素；改画即新增一行，原行撤下，前后见流水';
comment on column geo.shape.party_id is '所画的地块或场所';
comment on column geo.shape.geometry is 'GeoJSON 几何，经纬度，CGCS2000（与 WGS-84 之差小于 1 米），写入前已校验';
comment on column geo.shape.supplied_as is '提供时的坐标系：cgcs2000、wgs84、gcj02、bd09 或 epsg4491 至 epsg4554';
comment on column geo.shape.source is '来源，如测绘成果编号、图纸名称';
comment on column geo.shape.accuracy is '精度说明，如“示意，非测绘”“1:500 实测”';
comment on column geo.shape.standing is '是否在用；已撤下或被改画的为否';
create unique index shape_of_party on geo.shape (zone_id, party_id) where party_id is not null and standing;
create index shape_of_layer on geo.shape (zone_id, layer_id) where layer_id is not null and standing;
create index shape_party on geo.shape (zone_id, party_id) where party_id is not null;

select platform.isolate('geo.layer');
select platform.isolate('geo.shape');

grant select, insert, delete on geo.layer, geo.shape to yuanshu_app;
grant update (standing) on geo.layer to yuanshu_app;
grant update (standing, party_id) on geo.shape to yuanshu_app;
create policy only_invented_rows_go on geo.layer as restrictive for delete using (demonstration);
create policy only_invented_rows_go on geo.shape as restrictive for delete using (demonstration);
