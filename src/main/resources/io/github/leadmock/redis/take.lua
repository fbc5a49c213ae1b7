#!lua
-- epoch, api, operation, known version
local name = prefix .. 'controls'
local held = redis.call('HMGET', name, 'version', 'settings', 'forced', 'limit')
local version, forced, limit = held[1] or '0', held[3] or '', held[4] or ''
local number = redis.call('INCR', prefix .. 'number')
local due, left, wait = '', {}, 0
for line in forced:gmatch('([^\n]+)\n') do
  local id, operation, skip, times, text = line:match('^([^\t]*)\t([^\t]*)\t([^\t]*)\t([^\t]*)\t(.*)$')
  if due == '' and operation == ARGV[3] then
    if tonumber(skip) > 0 then
      line = table.concat({id, operation, skip - 1, times, text}, '\t')
    else
      due = line
      line = times == '1' and '' or
        table.concat({id, operation, skip, times == '-1' and times or whole(times - 1), text}, '\t')
    end
  end
  if line ~= '' then table.insert(left, line .. '\n') end
end
local now = table.concat(left)
if now ~= forced then
  version = after(version)
  redis.call('HSET', name, 'version', version, 'forced', now)
  redis.call('HSET', prefix .. 'versions', 'controls', version)
end
if due == '' and limit ~= '' and ARGV[2] ~= '' then
  local requests, per = limit:match('^(%d+) (%d+)$')
  local window = prefix .. 'window/' .. ARGV[2]
  local oldest = redis.call('LINDEX', window, requests - 1)
  if oldest and micros - oldest < per * 1000 then
    wait = per * 1000 - (micros - oldest)
  else
    redis.call('LPUSH', window, whole(micros))
    redis.call('LTRIM', window, 0, requests - 1)
    redis.call('PEXPIRE', window, per + 1000)
    redis.call('SADD', prefix .. 'windows', ARGV[2])
  end
end
if version == ARGV[4] then return {'ok', whole(number), due, whole(wait)} end
return {'ok', whole(number), due, whole(wait), version, held[2] or '', now}
