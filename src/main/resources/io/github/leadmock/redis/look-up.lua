#!lua flags=no-writes
-- epoch, name
local value = redis.call('HGET', prefix .. 'values', ARGV[2])
if value then return {'ok', value} end
return {'ok'}
