#!lua flags=no-writes
-- epoch, id
return {'ok', redis.call('GET', prefix .. 'question/' .. ARGV[2]) or ''}
