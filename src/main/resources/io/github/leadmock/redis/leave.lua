#!lua flags=allow-oom
-- epoch, replica
redis.call('ZREM', prefix .. 'replicas', ARGV[2])
redis.call('HDEL', prefix .. 'followed', 'controls/' .. ARGV[2], 'documents/' .. ARGV[2])
return {'ok'}
