import type { Family } from './family.ts';

const image = '‹debian¦library/debian¦example.com/debian¦example.com:5000/a/debian¦localhost/a›';

/** FROM, the stages, and what is copied between them. */
export const stages: readonly Family[] = [
  {
    rule: 'DL3006',
    of: 'files',
    texts: [
      `FROM ${image}‹¦:12¦@sha256:0123456789012345678901234567890123456789012345678901234567890123¦:12@sha256:0123456789012345678901234567890123456789012345678901234567890123›‹¦ AS x¦ as x›`,
      `FROM scratch\nCOPY a /b`,
      `FROM a:1 AS b\nFROM ‹b¦c¦B›‹¦ AS d›`,
      `ARG ‹V=12¦V¦V=› \nFROM debian‹:$V¦:\${V}¦:\${V:-11}¦$V¦-\${V}¦›`,
      `ARG I=‹debian¦debian:12¦debian@sha256:ab›\nFROM ‹$I¦\${I}¦"$I"›`,
      `FROM ‹$UNSET¦\${UNSET}¦\${UNSET:-debian}¦\${UNSET:-debian:12}¦a/\${B}/c¦a/\${B}:1›`,
      `FROM --platform=‹linux/amd64¦$BUILDPLATFORM› debian‹:12¦›‹¦ AS x›`,
      `FROM a:1 AS x\nFROM ‹--platform=linux/amd64 ¦›x`,
      `FROM a:1\nFROM ‹0¦1›`,
    ],
  },
  {
    rule: 'DL3007',
    of: 'files',
    texts: [
      `FROM ${image}:‹latest¦12¦latest-slim¦12-latest¦LATEST›‹¦ AS x›`,
      `FROM debian:latest@sha256:0123456789012345678901234567890123456789012345678901234567890123`,
      `ARG V=latest\nFROM debian:‹$V¦\${V}¦\${V:-latest}¦latest›`,
      `FROM --platform=linux/arm64 a:‹latest¦1›`,
      `FROM a:latest AS b\nFROM b‹¦:latest›`,
      `FROM "a:latest"`,
    ],
  },
  {
    rule: 'DL3026',
    of: 'files',
    config: 'registries',
    texts: [
      `FROM ‹debian:12¦docker.io/debian:12¦docker.io/library/debian:12¦example.com/a:1¦a.example.com/a:1¦other.io/a:1¦gcr.io/a:1¦eu.gcr.io/a/b:1¦example.com:5000/a:1¦localhost/a:1¦localhost:5000/a:1¦a/b:1¦hub.docker.com/a:1›‹¦ AS x›`,
      `FROM example.com/a:1 AS b\nFROM ‹b¦other.io/b:1¦scratch¦debian:12›`,
      `ARG R=‹example.com¦other.io›\nFROM ‹$R/a:1¦\${R}/a:1¦other.io/$R:1›`,
      `FROM ‹scratch¦$I¦\${I:-other.io/a}›`,
      `FROM example.com/a:1 AS x\nCOPY --from=‹other.io/b:1¦x¦example.com/b:1› /a /b`,
    ],
  },
  {
    rule: 'DL3029',
    of: 'files',
    texts: [
      `FROM ‹--platform=linux/amd64 ¦--platform=$BUILDPLATFORM ¦--platform=\${BUILDPLATFORM} ¦--platform=$TARGETPLATFORM ¦--platform=\${TARGETPLATFORM:-linux/amd64} ¦--platform=linux/\${A} ¦--platform=$A ¦--platform="linux/arm64" ¦--platform="$BUILDPLATFORM" ¦›debian:12‹¦ AS x›`,
      `ARG P=linux/amd64\nFROM --platform=‹$P¦\${P}¦linux/$P› debian:12`,
      `FROM --platform=linux/amd64 a:1 AS b\nFROM ‹--platform=linux/amd64 ¦›b`,
      `FROM --platform=windows/amd64 ‹mcr.microsoft.com/windows/nanoserver:1¦a:1›`,
    ],
  },
  {
    rule: 'DL3065',
    of: 'files',
    texts: [
      `FROM ‹--platform=$TARGETPLATFORM ¦--platform=\${TARGETPLATFORM} ¦--platform=$BUILDPLATFORM ¦--platform="$TARGETPLATFORM" ¦--platform=\${TARGETPLATFORM:-linux/amd64} ¦--platform=linux/$TARGETARCH ¦--platform=$TARGETOS/$TARGETARCH ¦›debian:12‹¦ AS x›`,
      `ARG TARGETPLATFORM\nFROM --platform=$TARGETPLATFORM a:1`,
    ],
  },
  {
    rule: 'DL3061',
    of: 'files',
    texts: [
      `‹ARG A=b\n¦# comment\n¦LABEL a=b\n¦ENV A=b\n¦RUN ls\n¦USER me\n¦\n\n¦# escape=\`\n¦ARG A\nARG B=c\n¦ARG A=b\nRUN ls\n›FROM debian:12\nRUN a`,
      `‹COPY a /b¦WORKDIR /a¦EXPOSE 80¦CMD ["a"]¦ONBUILD RUN a¦SHELL ["a"]¦VOLUME /a¦STOPSIGNAL 9¦MAINTAINER me¦HEALTHCHECK NONE›\nFROM debian:12`,
      `‹RUN a\nRUN b\n¦LABEL a=b\nARG A\n›FROM debian:12`,
    ],
  },
  {
    rule: 'DL3024',
    of: 'files',
    texts: [
      `FROM a:1 AS ‹b¦B¦c›\nFROM d:1 AS ‹b¦B¦c¦e›`,
      `FROM a:1 AS b\nFROM b AS ‹b¦c›\nFROM c:1 AS ‹b¦c¦d›`,
      `FROM a:1\nFROM b:1`,
      `FROM a:1 as x\nfrom b:1 ‹as x¦As X¦as y›`,
    ],
  },
  {
    rule: 'DL3063',
    of: 'files',
    texts: [
      `FROM a:1 AS ‹scratch¦context¦Scratch¦CONTEXT¦builder¦base¦contexts¦scratch2›`,
      `FROM a:1 AS x\nFROM x AS ‹scratch¦y¦context›`,
    ],
  },
  {
    rule: 'DL3022',
    of: 'files',
    texts: [
      `FROM a:1 AS ‹b¦c›\nFROM d:1\nCOPY --from=‹b¦B¦c¦0¦1¦2¦e¦e:1¦docker.io/e:1¦e/f¦"b"¦$X¦\${X}¦b\${X}› /a /b`,
      `FROM a:1 AS b\nCOPY --from=‹b¦c¦0¦1¦c:1› /a /b`,
      `FROM a:1\nCOPY --chown=1:1 --from=‹x¦x:2¦0¦x@sha256:ab› /a /b\nFROM x:1 AS x`,
      `FROM a:1 AS b\nFROM c:1 AS d\nRUN --mount=type=bind,from=‹b¦x¦x:1¦0› ls`,
      `FROM a:1 AS b\nFROM c:1 AS d\nADD --from=b /a /b`,
      `FROM a:1 AS b\nFROM c:1\nONBUILD COPY --from=‹b¦x› /a /b`,
    ],
  },
  {
    rule: 'DL3023',
    of: 'files',
    texts: [
      `FROM a:1 AS b\nCOPY --from=‹b¦c:1¦B¦0› /a /b`,
      `FROM a:1 AS b\nFROM c:1 AS ‹d¦b›\nCOPY --from=‹b¦d› /a /b`,
      `FROM a:1 AS b\nRUN x\nCOPY --link --from=‹b¦c:1› a /b\nFROM d:1\nCOPY --from=b /a /b`,
    ],
  },
  {
    rule: 'DL3067',
    of: 'files',
    texts: [
      `FROM a:1 AS b\nFROM c:1\nCOPY --from=‹b¦x:1¦0› ‹/¦/.¦/*¦/usr¦.¦./¦"/"¦/ /a› ‹/¦/.¦/x/¦.›`,
      `FROM a:1 AS b\nFROM scratch\nCOPY --from=b‹ --chown=1:1¦ --link¦› / ‹/¦/x›`,
      `FROM a:1\nCOPY ‹/ /¦. /¦a /›`,
      `FROM a:1 AS b\nFROM c:1\nCOPY --from=b ["/", "‹/¦/x›"]`,
      `FROM a:1 AS b\nFROM c:1\nADD --from=b / /`,
    ],
  },
  {
    rule: 'DL3043',
    of: 'lines',
    texts: [
      `ONBUILD ‹FROM a:1¦MAINTAINER me¦ONBUILD RUN a¦RUN a¦COPY a /b¦ENV A=b¦LABEL a=b¦from a:1›`,
      `‹ONBUILD RUN a\n¦›ONBUILD ‹ONBUILD COPY a /b¦WORKDIR /a¦maintainer me›`,
    ],
  },
];
