#!lua flags=allow-oom
-- epoch (empty), new epoch, layout, world
local layout = redis.call('HGET', prefix .. 'mock', 'layout')
if layout and layout ~= ARGV[3] then return {'layout', layout} end
local world = redis.call('HGET', prefix .. 'mock', 'world')
if world and world ~= ARGV[4] then return {'world', world} end
local epoch = redis.call('GET', prefix .. 'epoch')
if not epoch then
  epoch = ARGV[2]
  redis.call('HSET', prefix .. 'mock', 'layout', ARGV[3], 'world', ARGV[4])
  redis.call('SET', prefix .. 'epoch', epoch)
end
return {'ok', epoch}
