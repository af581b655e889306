# Libraries

What Labra ships, with the licences of each. Written by the build, which fails for another licence; `LibrariesTest` fails where
this page says otherwise. When a library is new or another version, look at its licence and its known faults
([how](security.md#known-faults-of-libraries)), then
`cp app/target/libraries/libraries.md docs/libraries.md`.

## Whether they may travel with a program under Apache-2.0
The list was gone through on 27 November 2026, by what each library declares. None is AGPL, SSPL, unknown, or GPL without an exception
or a choice beside it.

- **Apache-2.0, MIT, MIT-0, BSD-2-Clause, 0BSD, EDL-1.0 (BSD-3-Clause), Bouncy Castle Licence (MIT), CC0-1.0, Public Domain**: they travel
  with their notices.
- **A choice of several**: taken under EPL-2.0 (Jakarta APIs, Parsson), EDL-1.0 (Jakarta Mail, Angus), Apache-2.0 (Vert.x), MPL-1.1
  (juniversalchardet), CC0-1.0 (HdrHistogram). EPL and MPL bind the files of the library alone; Labra changes none of them.
- **LGPL-2.1-or-later** (openhtmltopdf, jasperreports-fonts): each is a jar of its own under `lib/main/`, unchanged, called by its interface;
  whoever wants another version puts it in that place. The fonts inside of jasperreports-fonts are DejaVu, with a licence of their own that
  lets them travel.
- **The PostgreSQL that travels along** (`io.zonky.test.postgres`, not listed, since each machine has that of its kind): PostgreSQL's licence;
  in its archive OpenSSL 1.1.1 (OpenSSL and SSLeay licences), ICU 60, libxml2 2.9.4, libxslt, zlib, liblzma and OSSP uuid, none of them
  GPL. OpenSSL and libxml2 are old and have known faults: the embedded database listens on 127.0.0.1 alone, speaks no TLS, and Labra's
  SQL uses no XML, so neither is reached by a request. Where that is not enough, use a PostgreSQL of your own (`LABRA_DATABASE_URL`).

**Not shipped with the application**, and so not in this list: what `-Paws` builds with. aws-cdk-lib, constructs, jsii, cdk-nag, the AWS SDK for Java,
aws-lambda-java-* and Quarkus's extension for Lambda are Apache-2.0; the functions' packages hold the SDK, the PostgreSQL driver (BSD-2-Clause) and Jackson
(Apache-2.0) beside the application's own libraries.

| library | version | licence |
|---|---|---|
<#list dependencyMap as entry>
<#assign library = entry.getKey()/>
| ${library.groupId}:${library.artifactId} | ${library.version} | ${entry.getValue()?sort?join(" or ")} |
</#list>
