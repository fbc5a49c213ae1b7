#!lua flags=no-writes
-- epoch, topic, version, lease
local missing = {}
for _, replica in ipairs(redis.call('ZRANGEBYSCORE', prefix .. 'replicas', millis - ARGV[4], '+inf')) do
  local followed = redis.call('HGET', prefix .. 'followed', ARGV[2] .. '/' .. replica)
  if tonumber(followed or 0) < tonumber(ARGV[3]) then table.insert(missing, replica) end
end
return {'ok', missing}
