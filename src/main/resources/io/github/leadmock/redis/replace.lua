#!lua flags=allow-oom
-- epoch, expected version, settings, limit, forced
local name = prefix .. 'controls'
local held = redis.call('HMGET', name, 'version', 'limit')
if (held[1] or '0') ~= ARGV[2] then return {'stale'} end
local forced = ARGV[5]:gsub('([^\n]+)\n', function(line)
  if line:sub(1, 1) == '\t' then
    line = 'f' .. redis.call('HINCRBY', prefix .. 'mock', 'forced', 1) .. line
  end
  return line .. '\n'
end)
if (held[2] or '') ~= ARGV[4] then dropWindows() end
local version = after(held[1])
redis.call('DEL', prefix .. 'number')
redis.call('HSET', name, 'version', version, 'settings', ARGV[3], 'limit', ARGV[4], 'forced', forced)
redis.call('HSET', prefix .. 'versions', 'controls', version)
return {'ok', version, ARGV[3], forced}
