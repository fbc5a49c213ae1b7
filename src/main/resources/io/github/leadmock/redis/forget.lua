#!lua flags=allow-oom
-- epoch, lead
local sessions = redis.call('ZRANGE', prefix .. 'sessions', 0, -1)
table.insert(sessions, 's')
local start = ARGV[2] .. '/'
for _, session in ipairs(sessions) do
  local gone, bytes = 0, 0
  for _, field in ipairs(redis.call('ZRANGE', orderOf(session), 0, -1)) do
    if field:sub(1, #start) == start then
      gone = gone + 1
      local note = redis.call('HGET', notesOf(session), field) or ''
      bytes = bytes + (note:match('^. %d+ (%d+)') or 0)
      redis.call('HDEL', notesOf(session), field)
      redis.call('ZREM', orderOf(session), field)
    end
  end
  if gone > 0 then
    redis.call('HDEL', notesOf(session), start .. 'next')
    local held = prefix .. 'held'
    redis.call('HINCRBY', held, 'notes', -gone)
    redis.call('HINCRBY', held, 'notes/' .. session, -gone)
    redis.call('HINCRBY', held, 'bytes', -bytes)
    redis.call('HINCRBY', held, 'bytes/' .. session, -bytes)
    local version = redis.call('INCR', prefix .. 'version')
    redis.call('SET', stampOf(session), ARGV[1] .. ' ' .. version .. ' ' .. version, 'KEEPTTL')
  end
end
return {'ok'}
