-- 500 fines per request.
function request()
    local fines = {}
    for i = 1, 500 do fines[i] = fine() end
    return wrk.format("POST", "/multas/lote", headers[math.random(1, #headers)],
        '{"multas":[' .. table.concat(fines, ",") .. ']}')
end
