#!lua flags=allow-oom
-- epoch, id of the document to keep
local kept = redis.call('HGET', prefix .. 'documents', ARGV[2])
redis.call('DEL', prefix .. 'documents', prefix .. 'places', prefix .. 'values')
if kept then
  redis.call('HSET', prefix .. 'documents', ARGV[2], kept)
  redis.call('ZADD', prefix .. 'places', 0, ARGV[2])
end
return {'ok', changed('documents')}
