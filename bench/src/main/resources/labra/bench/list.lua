-- Pages of 50 fines as the interface asks for them: the newest, an officer's, a plate's, an offence's, a day's.
local admin = { ["Authorization"] = "Bearer " .. os.getenv("LABRA_BENCH_ADMIN") }

local filters = {
    function() return "" end,
    function() return "&policia_id=" .. math.random(1, officers) end,
    function() return "&placa=" .. plate(math.random(0, vehicles - 1)) end,
    function() return "&infraccion=B-" .. math.random(1, 200) end,
    function()
        local day = os.time() - math.random(1, 360) * 86400
        return "&desde=" .. os.date("!%Y-%m-%d", day) .. "&hasta=" .. os.date("!%Y-%m-%d", day + 86400)
    end,
    function() return "&estado=" .. (math.random(1, 2) == 1 and "VALIDADA" or "ANULADA") end,
}

function request()
    count = count + 1
    return wrk.format("GET", "/multas?limite=50" .. filters[count % #filters + 1](), admin)
end
