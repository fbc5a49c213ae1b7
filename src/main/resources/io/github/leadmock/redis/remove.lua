#!lua flags=allow-oom
-- epoch, id
redis.call('HDEL', prefix .. 'documents', ARGV[2])
redis.call('ZREM', prefix .. 'places', ARGV[2])
return {'ok', changed('documents')}
