-- Ground of all schemas: who may see what is decided here once, and every module's migrations use these two functions.
create schema platform;
comment on schema platform is '平台底座：迁移、发件箱、租户隔离';
grant usage on schema platform to yuanshu_app, yuanshu_importer;

create function platform.current_zone() returns uuid language sql stable parallel safe
  return nullif(current_setting('yuanshu.zone_id', true), '')::uuid;
comment on function platform.current_zone() is '当前连接所属园区；未设置时为空，行级安全因此不返回任何行';

create function platform.isolate(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy zone_isolation on %s using (zone_id = platform.current_zone()) with check (zone_id = platform.current_zone())',
    target);
end $$;
comment on function platform.isolate(regclass) is '为一张租户表开启行级安全：只见本园区的行，无园区则无行';
revoke execute on function platform.isolate(regclass) from public;
