#!lua flags=allow-oom
-- epoch, replica, controls followed, documents followed, session age
local replicas = prefix .. 'replicas'
redis.call('ZADD', replicas, millis, ARGV[2])
for _, gone in ipairs(redis.call('ZRANGEBYSCORE', replicas, '-inf', millis - 60000)) do
  redis.call('ZREM', replicas, gone)
  redis.call('HDEL', prefix .. 'followed', 'controls/' .. gone, 'documents/' .. gone)
end
redis.call('HSET', prefix .. 'followed',
  'controls/' .. ARGV[2], ARGV[3], 'documents/' .. ARGV[2], ARGV[4])
dropExpired(ARGV[5])
redis.call('ZREMRANGEBYSCORE', prefix .. 'questions', '-inf', millis - 10000)
local versions = redis.call('HMGET', prefix .. 'versions', 'controls', 'documents')
local held = redis.call('HMGET', prefix .. 'held', 'notes', 'bytes')
return {'ok', versions[1] or '0', versions[2] or '0', held[1] or '0', held[2] or '0',
  redis.call('ZRANGE', prefix .. 'questions', 0, -1)}
