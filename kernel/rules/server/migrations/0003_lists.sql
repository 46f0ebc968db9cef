-- 参数可以是文本清单（险种目录、支持的行业）：取值存为 JSON 文本数组，至多 200 项，每项至多 60 字。
alter table rules.parameter drop constraint parameter_type_check;
alter table rules.parameter
  add constraint known_type check (type in ('number', 'boolean', 'text', 'date', 'texts'));
alter table rules.parameter_value drop constraint parameter_value_value_check;
alter table rules.parameter_value
  add constraint value_fits check (length(value) <= 25000);
comment on column rules.parameter_value.value is '取值；文本清单存为 JSON 数组';
