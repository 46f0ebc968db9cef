-- What a zone took over from the published facts into its own register. The fact may change or go with the next import:
-- its name and place are kept as they were printed then.
create table atlas.adoption (
  zone_id uuid not null,
  published_id text not null,
  party_id uuid not null,
  printed text not null check (length(printed) between 1 and 200),
  source_file text not null,
  line integer not null,
  adopted_at timestamptz not null,
  adopted_by uuid not null,
  primary key (zone_id, party_id, published_id),
  foreign key (zone_id, party_id) references parties.party (zone_id, id),
  foreign key (zone_id, adopted_by) references auth.account (zone_id, id)
);
comment on table atlas.adoption is '采用：本区企业由哪条公开报道录入；只增不改';
comment on column atlas.adoption.published_id is '公开企业编号；重新导入后可能不再存在，故不设外键';
comment on column atlas.adoption.printed is '当时版面所印名称';
create index adoption_published on atlas.adoption (zone_id, published_id);

select platform.isolate('atlas.adoption');
grant select, insert on atlas.adoption to yuanshu_app;
