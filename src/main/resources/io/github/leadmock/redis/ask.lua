#!lua
-- epoch, id, question
redis.call('SET', prefix .. 'question/' .. ARGV[2], ARGV[3], 'PX', 10000)
redis.call('ZADD', prefix .. 'questions', millis, ARGV[2])
return {'ok'}
