#!lua flags=no-writes
-- epoch, session, born, version, limit
local stamp = redis.call('GET', stampOf(ARGV[2]))
if not stamp then return {'ok', ''} end
local from = stamp:match('^%S+ (%d+)') == ARGV[3] and ARGV[4] or '0'
local fields =
  redis.call('ZRANGEBYSCORE', orderOf(ARGV[2]), '(' .. from, '+inf', 'LIMIT', 0, ARGV[5])
if #fields == 0 then return {'ok', stamp, from, {}, {}} end
local last = redis.call('ZSCORE', orderOf(ARGV[2]), fields[#fields])
return {'ok', stamp, last, fields, redis.call('HMGET', notesOf(ARGV[2]), unpack(fields))}
