#!lua flags=allow-oom
-- epoch, name, value
redis.call('HSET', prefix .. 'values', ARGV[2], ARGV[3])
return {'ok'}
