-- Results of an invented run are invented too: a party that nothing but they name may be replaced.
alter table rules.run_result add column demonstration boolean not null default false;
comment on column rules.run_result.demonstration is '演示运行的结果，随演示数据一并重新生成';
