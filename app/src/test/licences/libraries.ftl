# Libraries

What Labra ships, with the licences of each. Written by the build, which fails for another licence; `LibrariesTest` fails where
this page says otherwise. When a library is new or another version, look at its licence and its known faults, then
`cp app/target/libraries/libraries.md docs/libraries.md`.

| library | version | licence |
|---|---|---|
<#list dependencyMap as entry>
<#assign library = entry.getKey()/>
| ${library.groupId}:${library.artifactId} | ${library.version} | ${entry.getValue()?sort?join(" or ")} |
</#list>
