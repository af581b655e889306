-- wrk … -s load.lua URL -- KIND TOKEN TAG: a steady, bounded load of one kind of request, and what became of each.
-- fine: may be repeated, each with an id of its own; report: reads; person: may not be repeated.
local threads = {}

function setup(thread)
  thread:set("number", #threads)
  table.insert(threads, thread)
end

function init(args)
  kind, token, tag = args[1], args[2], args[3]
  sent, good, bad, codes = 0, 0, 0, ""
  math.randomseed(os.time() * 10 + number)
end

function delay()
  return 30
end

local function uuid()
  return string.format("%08x-%04x-7%03x-8%03x-%06x%06x", os.time() % 0xffffffff, math.random(0, 0xffff), math.random(0, 0xfff),
    math.random(0, 0xfff), math.random(0, 0xffffff), math.random(0, 0xffffff))
end

local makers = {
  fine = function()
    return "POST", "/cargar_infraccion", string.format(
      '{"id":"%s","placa_patente":"CMP001","timestamp":"2025-06-01T10:00:00Z","comentarios":"%s"}', uuid(), tag)
  end,
  report = function() return "GET", "/generar_informe?email=compose.nadie@example.org", nil end,
  person = function()
    return "POST", "/personas", string.format('{"nombre":"%s","correo_electronico":"%s@example.org"}', tag, uuid())
  end,
}

function request()
  sent = sent + 1
  local method, path, body = makers[kind]()
  return wrk.format(method, path, {["Authorization"] = "Bearer " .. token, ["Content-Type"] = "application/json", ["Host"] = "localhost:8000"}, body)
end

function response(status)
  if status == 200 or status == 201 then
    good = good + 1
  else
    bad = bad + 1
    codes = codes .. status .. " "
  end
end

function done(summary)
  local good, bad, codes = 0, 0, ""
  for _, thread in ipairs(threads) do
    good = good + thread:get("good")
    bad = bad + thread:get("bad")
    codes = codes .. thread:get("codes")
  end
  local lost = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format("RESULT good=%d failed=%d codes=[%s]\n", good, bad + lost, codes:sub(1, 200)))
end
