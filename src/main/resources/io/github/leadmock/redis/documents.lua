#!lua flags=no-writes
-- epoch
local ids = redis.call('ZRANGE', prefix .. 'places', 0, -1)
local all = {'ok'}
for _, id in ipairs(ids) do
  local text = redis.call('HGET', prefix .. 'documents', id)
  if text then
    table.insert(all, id)
    table.insert(all, text)
  end
end
return all
