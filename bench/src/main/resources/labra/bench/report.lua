-- The report of any person, which needs no token.
function request()
    return wrk.format("GET", "/generar_informe?email=persona" .. math.random(1, persons) .. "@bench.example")
end
