local prefix = KEYS[1]
local time = redis.call('TIME')
local micros = time[1] * 1000000 + time[2]
local millis = math.floor(micros / 1000)
local function whole(number) return string.format('%.0f', number) end
-- A version that no earlier one reaches, not even one of data that was lost.
local function after(version)
  return whole(math.max((tonumber(version) or 0) + 1, micros))
end
local function changed(topic)
  local version = after(redis.call('HGET', prefix .. 'versions', topic))
  redis.call('HSET', prefix .. 'versions', topic, version)
  return version
end
local function stampOf(session) return prefix .. 'stamp/' .. session end
local function notesOf(session) return prefix .. 'notes/' .. session end
local function orderOf(session) return prefix .. 'order/' .. session end
local function drop(session)
  local held = redis.call('HMGET', prefix .. 'held', 'notes/' .. session, 'bytes/' .. session)
  if held[1] then redis.call('HINCRBY', prefix .. 'held', 'notes', -held[1]) end
  if held[2] then redis.call('HINCRBY', prefix .. 'held', 'bytes', -held[2]) end
  redis.call('HDEL', prefix .. 'held', 'notes/' .. session, 'bytes/' .. session)
  redis.call('UNLINK', stampOf(session), notesOf(session), orderOf(session))
  redis.call('ZREM', prefix .. 'sessions', session)
end
local function dropExpired(age)
  local idle = redis.call('ZRANGEBYSCORE', prefix .. 'sessions', '-inf', millis - age)
  for _, session in ipairs(idle) do drop(session) end
end
local function dropWindows()
  for _, api in ipairs(redis.pcall('SMEMBERS', prefix .. 'windows')) do
    redis.call('DEL', prefix .. 'window/' .. api)
  end
  redis.call('DEL', prefix .. 'windows')
end
if ARGV[1] ~= '' and redis.call('GET', prefix .. 'epoch') ~= ARGV[1] then return {'epoch'} end
