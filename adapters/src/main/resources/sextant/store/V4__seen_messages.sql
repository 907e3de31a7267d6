-- Signed messages of SOAP, and those with a username token, that were acted on, for as long as they could be sent again.

create table seen_message (
    digest  text   not null primary key,
    expires bigint not null
);

create index seen_message_expires on seen_message (expires);
