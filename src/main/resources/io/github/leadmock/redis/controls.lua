#!lua flags=no-writes
-- epoch
local held = redis.call('HMGET', prefix .. 'controls', 'version', 'settings', 'forced')
return {'ok', held[1] or '0', held[2] or '', held[3] or ''}
