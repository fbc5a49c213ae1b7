#!lua
-- epoch, id, replica, answer
redis.call('HSET', prefix .. 'answers/' .. ARGV[2], ARGV[3], ARGV[4])
redis.call('PEXPIRE', prefix .. 'answers/' .. ARGV[2], 10000)
return {'ok'}
