create schema gatherings;
comment on schema gatherings is '会议活动：邀请、议程、签到、提问、议定事项及其督办';
grant usage on schema gatherings to yuanshu_app;
