create schema cases;
comment on schema cases is '办件引擎：每件事是一串只增不改的动作，状态由动作推出';
grant usage on schema cases to yuanshu_app;
