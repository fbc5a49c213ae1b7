#!lua flags=no-writes
-- epoch
local ids = redis.call('ZRANGE', prefix .. 'places', 0, -1)
local all = {'ok'}
for _, id in ipairs(ids) do
  table.insert(all, id)
  table.insert(all, redis.call('HGET', prefix .. 'documents', id))
end
return all
