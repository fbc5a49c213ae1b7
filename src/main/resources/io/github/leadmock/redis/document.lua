#!lua
-- epoch, what, id, text
local what, id = ARGV[2], ARGV[3]
if what == 'put' then
  redis.call('HSET', prefix .. 'documents', id, ARGV[4])
  redis.call('ZADD', prefix .. 'places', 'NX', redis.call('HINCRBY', prefix .. 'mock', 'place', 1), id)
elseif what == 'remove' then
  redis.call('HDEL', prefix .. 'documents', id)
  redis.call('ZREM', prefix .. 'places', id)
else
  local kept = redis.call('HGET', prefix .. 'documents', id)
  redis.call('DEL', prefix .. 'documents', prefix .. 'places', prefix .. 'values')
  if kept then
    redis.call('HSET', prefix .. 'documents', id, kept)
    redis.call('ZADD', prefix .. 'places', 0, id)
  end
end
local version = after(redis.call('HGET', prefix .. 'versions', 'documents'))
redis.call('HSET', prefix .. 'versions', 'documents', version)
return {'ok', version}
