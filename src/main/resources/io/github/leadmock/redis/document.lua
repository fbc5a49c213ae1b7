#!lua
-- epoch, id, text
redis.call('HSET', prefix .. 'documents', ARGV[2], ARGV[3])
redis.call('ZADD', prefix .. 'places', 'NX', redis.call('HINCRBY', prefix .. 'mock', 'place', 1), ARGV[2])
return {'ok', changed('documents')}
