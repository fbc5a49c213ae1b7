#!lua flags=no-writes
-- epoch, id
return {'ok', redis.call('HGETALL', prefix .. 'answers/' .. ARGV[2])}
