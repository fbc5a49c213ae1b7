#!lua flags=no-writes
-- epoch, age
return {'ok', redis.call('ZCOUNT', prefix .. 'sessions', '(' .. (millis - ARGV[2]), '+inf')}
