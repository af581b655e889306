-- One fine per request.
function request()
    return wrk.format("POST", "/cargar_infraccion", headers[count % #headers + 1], fine())
end
