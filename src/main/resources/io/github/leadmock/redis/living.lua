#!lua flags=no-writes
-- epoch, lease
return {'ok', redis.call('ZRANGEBYSCORE', prefix .. 'replicas', millis - ARGV[2], '+inf')}
