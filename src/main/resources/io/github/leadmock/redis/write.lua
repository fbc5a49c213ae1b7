#!lua
-- epoch, session, kind, lead, first, key, frozen second, offset, author, text, size, limit, age
local session, kind, lead, key = ARGV[2], ARGV[3], ARGV[4], ARGV[6]
local notes = notesOf(session)
local before
if kind ~= 'ADD' then
  before = redis.call('HGET', notes, lead .. '/' .. key)
  if before and before:sub(1, 1) == '-' then return {'none'} end
  if not before and key:sub(1, 1) == '#' then return {'none'} end
end
local stamp = redis.call('GET', stampOf(session))
local expires = session ~= 's'
if expires and not stamp then
  dropExpired(ARGV[13])
  local excess = redis.call('ZCARD', prefix .. 'sessions') - ARGV[12] + 1
  if excess > 0 then
    for _, idle in ipairs(redis.call('ZRANGE', prefix .. 'sessions', 0, excess - 1)) do drop(idle) end
  end
end
local second, size, author = '0', '0', ''
if before then second, size, author = before:match('^. (%d+) (%d+)\n([^\n]*)\n') end
local after_
if kind == 'ADD' then
  local number = math.max(tonumber(redis.call('HGET', notes, lead .. '/next') or 0), tonumber(ARGV[5]))
  redis.call('HSET', notes, lead .. '/next', number + 1)
  key = '#' .. number
  second = ARGV[7]
  if second == '' then
    second = whole(math.min(math.max(0, math.floor((millis + ARGV[8]) / 1000)), 253402300799))
  end
  after_ = '+ ' .. second .. ' ' .. ARGV[11] .. '\n' .. ARGV[9] .. '\n' .. ARGV[10]
elseif kind == 'UPDATE' then
  after_ = '+ ' .. second .. ' ' .. ARGV[11] .. '\n' .. author .. '\n' .. ARGV[10]
else
  after_ = '- ' .. second .. ' 0\n\n'
end
local field = lead .. '/' .. key
local version = redis.call('INCR', prefix .. 'version')
local born = stamp and stamp:match('^%S+ (%d+)') or version
local value = ARGV[1] .. ' ' .. born .. ' ' .. version
redis.call('HSET', notes, field, after_)
redis.call('ZADD', orderOf(session), version, field)
redis.call('SET', stampOf(session), value)
local more = before and 0 or 1
local bytes = (kind == 'REMOVE' and 0 or tonumber(ARGV[11])) - size
local held = prefix .. 'held'
redis.call('HINCRBY', held, 'notes/' .. session, more)
redis.call('HINCRBY', held, 'bytes/' .. session, bytes)
local allNotes = redis.call('HINCRBY', held, 'notes', more)
local allBytes = redis.call('HINCRBY', held, 'bytes', bytes)
if expires then
  redis.call('ZADD', prefix .. 'sessions', millis, session)
  for _, name in ipairs({stampOf(session), notes, orderOf(session)}) do
    redis.call('PEXPIRE', name, ARGV[13])
  end
end
return {'ok', key, kind == 'REMOVE' and (before or '') or after_, allNotes, allBytes}
