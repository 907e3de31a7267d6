-- Which interface of its application a job calls, where its outputs are to be sent, and until when a reservation waits to be run.

alter table job add column interface_id text not null default 'default';
alter table job add column targets      text not null default '[]';
alter table job add column reserved     bigint;

create index job_reserved on job (owner, route) where reserved is not null;
