#!lua flags=allow-oom
-- epoch, session (empty for all)
if ARGV[2] ~= '' then
  drop(ARGV[2])
  return {'ok'}
end
for _, session in ipairs(redis.call('ZRANGE', prefix .. 'sessions', 0, -1)) do
  redis.call('UNLINK', stampOf(session), notesOf(session), orderOf(session))
end
redis.call('UNLINK', stampOf('s'), notesOf('s'), orderOf('s'))
redis.call('DEL', prefix .. 'sessions', prefix .. 'held', prefix .. 'number')
dropWindows()
return {'ok'}
