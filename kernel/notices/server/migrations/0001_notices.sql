create schema notices;
comment on schema notices is '通知：一处告知当事人，各渠道送达记录，答复即停';
grant usage on schema notices to yuanshu_app;
