#!lua flags=allow-oom
-- epoch, session (empty for all)
if ARGV[2] ~= '' then
  drop(ARGV[2])
  return {'ok'}
end
-- What others put there is no reason to keep anything; an error has no items.
for _, session in ipairs(redis.pcall('ZRANGE', prefix .. 'sessions', 0, -1)) do
  redis.call('UNLINK', stampOf(session), notesOf(session), orderOf(session))
end
redis.call('UNLINK', stampOf('s'), notesOf('s'), orderOf('s'))
redis.call('DEL', prefix .. 'sessions', prefix .. 'held', prefix .. 'number')
dropWindows()
local types = {controls = 'hash', documents = 'hash', places = 'zset', values = 'hash',
  versions = 'hash', replicas = 'zset', followed = 'hash', questions = 'zset'}
for name, wanted in pairs(types) do
  local found = redis.call('TYPE', prefix .. name).ok
  if found ~= wanted and found ~= 'none' then
    -- Without the versions, replicas look at both of what these count.
    redis.call('DEL', prefix .. name, prefix .. 'versions')
  end
end
-- No version comes again, and there have been fewer writes than milliseconds.
local version = redis.pcall('INCR', prefix .. 'version')
if type(version) ~= 'number' or version > millis then
  redis.call('SET', prefix .. 'version', whole(millis))
end
return {'ok'}
