package labra.hostile;

import java.util.List;

/// Lines of a head that no browser sends, and whole heads that are no HTTP.
final class Heads {
    private static final List<String> LINES = List.of(
            "Accept: text/html",
            "Accept: application/xml",
            "Accept: text/html;q=2",
            "Accept: */*;q=abc",
            "Accept: ,,,",
            "Accept: a/b/c",
            "Accept: " + "a/b,".repeat(2_000),
            "Accept-Language: en",
            "Accept-Language: en;q=",
            "Accept-Language: *",
            "Accept-Language: " + "a".repeat(5_000),
            "Accept-Language: \u00ff, es;q=abc",
            "Accept-Encoding: br, x",
            "Accept-Encoding: identity;q=0,*;q=0",
            "If-Match: \"1\"",
            "If-Match: *",
            "If-Match: W/\"1\"",
            "If-Match: x",
            "If-Match: \"99999999999999999999\"",
            "If-None-Match: *",
            "If-None-Match: " + "\"a\",".repeat(2_000),
            "If-Modified-Since: x",
            "Range: bytes=9-1",
            "Range: bytes=" + "0-1,".repeat(200),
            "Content-Encoding: gzip",
            "Expect: 100-continue",
            "Expect: x",
            "HX-Request: true",
            "X-Forwarded-For: '",
            "X-Forwarded-Host: evil.example",
            "Forwarded: for=x;host=evil.example;proto=gopher",
            "X-HTTP-Method-Override: DELETE",
            "Origin: null",
            "Origin: http://[",
            "Sec-Fetch-Site: cross-site",
            "Cookie: labra_session=x.y.z; labra_session=",
            "Cookie: labra_tema=\"><x; labra_idioma=xx",
            "Cookie: labra_flash=cmVmdXNlZAp7MH0",
            "Cookie: a=b; ; =; \u00ff",
            "Cookie: " + "a=b; ".repeat(2_000),
            "Authorization: Bearer",
            "Authorization: Basic YTpi",
            "Authorization: Bearer a.b.c",
            "Authorization: Negotiate \u00ff",
            "X-Request-Id: x\ty",
            "User-Agent: " + "9".repeat(3_000),
            "Referer: \u00ff\u00fe",
            "Content-Language: x");

    /// After these the connection is no longer what it was, or ends as the server likes.
    private static final List<String> BREAKING = List.of(
            "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__",
            "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13",
            "Transfer-Encoding: gzip, chunked",
            "Transfer-Encoding : chunked",
            "Host: other",
            "Host",
            ": x",
            " folded: x",
            "X: a\0b",
            "X: \r\n folded",
            "X: " + "a".repeat(21_000));

    private static final List<String> NO_HTTP = List.of(
            "\r\n\r\n\r\n",
            "GET\r\n\r\n",
            "GET /\r\n\r\n",
            "GET / HTTP/9.9\r\n\r\n",
            "GET  /  HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET / HTTP/1.1\r\n\r\n",
            "GET http://evil.example/personas HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
            "OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
            "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n",
            "GET /\u00ff\u00fe HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET /" + "a".repeat(9_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET /?" + "a=b&".repeat(1_500) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: localhost\r\n" + "X: y\r\n".repeat(3_000) + "\r\n",
            "GET / HTTP/1.1\nHost: localhost\nConnection: close\n\n",
            "GET / HTTP/1.1\r\nHost: localhost\r\n",
            "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\u0004\u0004\0\0\0\0\0garbage",
            "GET /token HTTP/1.1\r\nHost: localhost\r\n\r\nGET /personas HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    private Heads() {}

    static String line(Chance chance) {
        return chance.of(LINES) + "\r\n";
    }

    static String breaking(Chance chance) {
        return chance.of(BREAKING) + "\r\n";
    }

    static String noHttp(Chance chance) {
        return chance.of(NO_HTTP);
    }
}
