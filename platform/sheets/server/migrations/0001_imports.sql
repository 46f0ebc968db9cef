-- Sheets on their way into a register, and what they did there. A draft may hold anything that stands in a sheet, persons
-- among it, so that its content is sealed; of a committed sheet only digest and name are kept, never the file.
create schema sheets;
comment on schema sheets is '表格导入：草稿、批次与逐条记录';
grant usage on schema sheets to yuanshu_app;

create table sheets.draft (
  zone_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  register text not null check (register ~ '^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$'),
  file_name text not null check (length(file_name) between 1 and 130),
  sha256 bytea not null check (length(sha256) = 32),
  bytes integer not null check (bytes > 0),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revision integer not null default 1 check (revision > 0),
  sealed_state text not null,
  primary key (zone_id, id),
  foreign key (zone_id, account_id) references auth.account (zone_id, id)
);
comment on table sheets.draft is '待导入的表格：只有上传人可见，全部导入、丢弃或七天后清除';
comment on column sheets.draft.revision is '每次修改加一，两个窗口同时修改时后者被拒';
comment on column sheets.draft.sealed_state is '所选工作表、表头、对列；加密';
create index draft_account on sheets.draft (zone_id, account_id);
create index draft_expires on sheets.draft (zone_id, expires_at);

create table sheets.draft_chunk (
  zone_id uuid not null,
  draft_id uuid not null,
  sheet smallint not null check (sheet >= 0),
  number integer not null check (number >= 0),
  sealed text not null,
  primary key (zone_id, draft_id, sheet, number),
  foreign key (zone_id, draft_id) references sheets.draft (zone_id, id) on delete cascade
);
comment on table sheets.draft_chunk is '待导入表格的内容：每五百行一段，压缩后加密';

create table sheets.draft_step (
  zone_id uuid not null,
  draft_id uuid not null,
  number integer not null check (number > 0),
  kind text not null check (kind in ('repair', 'committed')),
  sealed text not null,
  primary key (zone_id, draft_id, number),
  foreign key (zone_id, draft_id) references sheets.draft (zone_id, id) on delete cascade
);
comment on table sheets.draft_step is '对待导入表格的修改，按次序；最后一步可撤回，已导入的不能；内容加密';

create table sheets.mapping (
  zone_id uuid not null,
  register text not null check (register ~ '^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$'),
  fingerprint bytea not null check (length(fingerprint) = 32),
  columns jsonb not null,
  used_at timestamptz not null,
  primary key (zone_id, register, fingerprint)
);
comment on table sheets.mapping is '记住的对列：同样表头的表格下次按此对列';
comment on column sheets.mapping.fingerprint is '表头文字的摘要';
comment on column sheets.mapping.columns is '第几列对到哪个字段、金额单位';

create table sheets.import_batch (
  zone_id uuid not null,
  id uuid not null,
  register text not null check (register ~ '^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$'),
  file_name text not null check (length(file_name) between 1 and 130),
  sha256 bytea not null check (length(sha256) = 32),
  account_id uuid,
  at timestamptz not null,
  added integer not null check (added >= 0),
  changed integer not null check (changed >= 0),
  same integer not null check (same >= 0),
  primary key (zone_id, id),
  foreign key (zone_id, account_id) references auth.account (zone_id, id)
);
comment on table sheets.import_batch is '导入批次：一次导入一行，只增不改；原文件不保存，只留文件名和摘要';
comment on column sheets.import_batch.account_id is '导入人；在服务器命令行导入的为空';
comment on column sheets.import_batch.sha256 is '文件内容的 SHA-256';
comment on column sheets.import_batch.same is '与名册相同、未写入的行数';
create index import_batch_time on sheets.import_batch (zone_id, register, at);

create table sheets.import_record (
  zone_id uuid not null,
  batch_id uuid not null,
  row_number integer not null check (row_number > 0),
  subject_id uuid not null,
  action text not null check (action in ('add', 'change')),
  before jsonb,
  after jsonb not null,
  reason text check (length(reason) between 1 and 200),
  primary key (zone_id, batch_id, row_number),
  foreign key (zone_id, batch_id) references sheets.import_batch (zone_id, id),
  constraint change_has_before check ((action = 'change') = (before is not null))
);
comment on table sheets.import_record is '导入批次逐条记录：对哪个主体做了什么，只增不改；个人字段只存密文';
comment on column sheets.import_record.row_number is '原表格中的行号';
comment on column sheets.import_record.reason is '不合规则而保留的理由';
create index import_record_subject on sheets.import_record (zone_id, subject_id);

create table sheets.batch_undo (
  zone_id uuid not null,
  batch_id uuid not null,
  account_id uuid not null,
  at timestamptz not null,
  withdrawn integer not null check (withdrawn >= 0),
  restored integer not null check (restored >= 0),
  primary key (zone_id, batch_id),
  foreign key (zone_id, batch_id) references sheets.import_batch (zone_id, id),
  foreign key (zone_id, account_id) references auth.account (zone_id, id)
);
comment on table sheets.batch_undo is '导入的撤销：一批至多一次，只增不改';

select platform.isolate('sheets.draft');
select platform.isolate('sheets.draft_chunk');
select platform.isolate('sheets.draft_step');
select platform.isolate('sheets.mapping');
select platform.isolate('sheets.import_batch');
select platform.isolate('sheets.import_record');
select platform.isolate('sheets.batch_undo');

grant select, insert, delete, update (revision, sealed_state) on sheets.draft to yuanshu_app;
grant select, insert, delete on sheets.draft_chunk, sheets.draft_step to yuanshu_app;
grant select, insert, update (columns, used_at) on sheets.mapping to yuanshu_app;
grant select, insert on sheets.import_batch, sheets.import_record, sheets.batch_undo to yuanshu_app;
