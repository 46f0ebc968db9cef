create schema visits;
comment on schema visits is '走访与诉求：走访计划、走访记录、诉求闭环、服务专员、服务公约、举措清单';
grant usage on schema visits to yuanshu_app;
