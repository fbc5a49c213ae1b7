#!lua
-- epoch, session, age
if redis.call('EXISTS', stampOf(ARGV[2])) == 1 then
  redis.call('ZADD', prefix .. 'sessions', millis, ARGV[2])
  for _, name in ipairs({stampOf(ARGV[2]), notesOf(ARGV[2]), orderOf(ARGV[2])}) do
    redis.call('PEXPIRE', name, ARGV[3])
  end
end
return {'ok'}
