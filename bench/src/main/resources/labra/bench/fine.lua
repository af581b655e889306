-- What every script that sends fines shares: known plates, moments of the last ten minutes, texts that never repeat.
tokens = {}
for line in io.lines(os.getenv("LABRA_BENCH_TOKENS")) do tokens[#tokens + 1] = line end
vehicles = tonumber(os.getenv("LABRA_BENCH_VEHICLES"))
persons = tonumber(os.getenv("LABRA_BENCH_PERSONS"))
officers = tonumber(os.getenv("LABRA_BENCH_OFFICERS"))
run = os.getenv("LABRA_BENCH_RUN")
headers = {}

local threads = 0
function setup(thread)
    thread:set("id", threads)
    threads = threads + 1
end

function init()
    math.randomseed(tonumber(run) % 1000000 + id * 7919)
    moments = {}
    for i = 1, 600 do moments[i] = os.date("!%Y-%m-%dT%H:%M:%S", os.time() - i) end
    for i, token in ipairs(tokens) do
        headers[i] = { ["Authorization"] = "Bearer " .. token, ["Content-Type"] = "application/json" }
    end
    count = 0
end

function plate(n)
    return string.format("%c%c%03dBE", 65 + math.floor(n / 26000), 65 + math.floor(n / 1000) % 26, n % 1000)
end

function fine()
    count = count + 1
    return string.format(
        '{"placa_patente":"%s","timestamp":"%s.%03dZ","comentarios":"No respeta la luz roja del semáforo, %s-%d-%d"}',
        plate(math.random(0, vehicles - 1)), moments[math.random(1, 600)], math.random(0, 999), run, id, count)
end

function done(summary, latency)
    local errors = summary.errors
    io.write(string.format(
        "RESULT requests=%d micros=%d failed=%d broken=%d bytes=%d p50=%d p99=%d p999=%d max=%d\n",
        summary.requests, summary.duration, errors.status,
        errors.connect + errors.read + errors.write + errors.timeout, summary.bytes,
        latency:percentile(50), latency:percentile(99), latency:percentile(99.9), latency.max))
end
