-- Events wait for a relay, in any number; documents are looked for each time something comes to rest.
create index outbox_waiting on outbox (topic, id) where topic <> 'event';
