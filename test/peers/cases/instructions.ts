import type { Family } from './family.ts';

/** Files, folders, and how the container runs. */
export const instructions: readonly Family[] = [
  {
    rule: 'DL3000',
    of: 'lines',
    texts: [
      `WORKDIR ‹/app¦app¦./app¦../app¦$APP¦\${APP}¦\${APP}/x¦"/app"¦"app"¦'/app'¦/¦.¦~¦C:\\\\app¦c:/app¦"C:\\app"¦D:\\app¦"$APP"¦'$APP'¦"\${APP}/x"¦a b¦/a b¦-a›`,
      `WORKDIR /a\nWORKDIR ‹b¦/b¦$C›`,
      `ENV APP=‹/app¦app›\nWORKDIR ‹$APP¦x/$APP¦/x/$APP›`,
    ],
  },
  {
    rule: 'DL3045',
    of: 'lines',
    texts: [
      `COPY a ‹b¦/b¦.¦./¦./b¦../b¦$B¦\${B}/c¦"/b"¦"b"¦~/b¦'b'¦C:\\\\b¦"C:/b"¦C:/b›`,
      `WORKDIR ‹/a¦a¦$A›\nCOPY a ‹b¦/b¦.›`,
      `COPY ‹--chown=1:1 ¦--chmod=644 ¦--link ¦›a b ‹c/¦/c/¦./›`,
      `COPY ["a", "‹b¦/b¦.¦b c›"]`,
      `COPY a ‹b¦/b›\nWORKDIR /a\nCOPY c d`,
      `COPY <<EOF ‹b¦/b¦./b›\nx\nEOF`,
      `ADD a ‹b¦/b¦.›`,
    ],
  },
  {
    rule: 'DL3045',
    of: 'files',
    texts: [
      `FROM a:1 AS b\nWORKDIR /x\nFROM ‹b¦c:1¦b AS d›\nCOPY a ‹b¦/b¦.›`,
      `FROM a:1 AS b\nFROM b AS c\nWORKDIR /x\nFROM c\nCOPY a b\nFROM b\nCOPY a b`,
      `FROM scratch\nCOPY a ‹b¦/b¦.›`,
      `FROM a:1 AS b\nFROM c:1\nCOPY --from=b /a ‹b¦/b¦.›`,
    ],
  },
  {
    rule: 'DL3010',
    of: 'lines',
    texts: [
      `COPY ‹a.tar.gz¦a.tar¦a.tgz¦a.tar.xz¦a.zip¦a.txt¦a.tar.bz2¦a.gz¦a.tar.zst¦a.TAR.GZ¦*.tar.gz¦dir/a.tar.lzma¦a.txz¦a.tbz2¦a.Z¦a.tlz¦a.xz¦a.tb2¦a.tz¦a.tpz¦a.bz2› /b/`,
      `COPY a.tar.gz /b/‹¦a.tar.gz¦c›\nRUN ‹tar xf /b/a.tar.gz¦tar -xzf /b/a.tar.gz -C /c¦tar xzf a.tar.gz¦unzip /b/a.tar.gz¦ls /b¦gunzip /b/a.tar.gz¦tar -czf /c.tar.gz /b¦tar --extract --file=/b/a.tar.gz¦tar -x -f /b/a.tar.gz¦tar -xf /b/a.tar.gz¦tar -xvzf /b/a.tar.gz¦tar -xf /b/other.tar.gz›`,
      `COPY a.tar /b/x.tar\nENV A=b\nRUN ‹tar xf /b/x.tar¦tar -xf /b/x.tar¦tar -xf /b/a.tar¦cd /b && tar xf x.tar¦bsdtar xf /b/x.tar›`,
      `COPY a.txt b.tar.gz /c/\nRUN ‹tar xf /c/b.tar.gz¦tar -xf /c/b.tar.gz¦ls›`,
      `COPY "a.tar.gz" /b/\nRUN tar -xf "/b/a.tar.gz"`,
      `ADD a.tar.gz /b/\nRUN tar -xf /b/a.tar.gz`,
    ],
  },
  {
    rule: 'DL3010',
    of: 'files',
    texts: [
      `FROM a:1 AS b\nFROM c:1\nCOPY --from=b /a.tar.gz /b/\nRUN tar -xf /b/a.tar.gz`,
      `FROM a:1 AS b\nCOPY a.tar.gz /b/\nFROM ‹b¦c:1›\nRUN tar -xf /b/a.tar.gz`,
    ],
  },
  {
    rule: 'DL3020',
    of: 'lines',
    texts: [
      `ADD ‹--chown=1:1 ¦--checksum=sha256:ab ¦›‹a¦a.txt¦dir¦dir/¦.¦a.tar.gz¦a.tgz¦https://example.com/a¦http://example.com/a.tar.gz¦a.zip¦*.txt¦$A¦\${A}¦git@example.com:a.git¦https://example.com/a.git#v1¦a.tar.xz¦a.tar¦a.tar.bz2¦a.gz¦a.Z¦ftp://a/b¦"a.txt"¦"https://example.com/a"› /b`,
      `ADD ‹a b¦a.tar.gz b¦https://example.com/a b¦a.txt https://example.com/a› /c/`,
      `ADD ["‹a¦https://example.com/a¦a.tar›", "/b"]`,
      `ADD <<EOF /b\nx\nEOF`,
      `COPY a /b`,
    ],
  },
  {
    rule: 'DL3021',
    of: 'lines',
    texts: [
      `COPY ‹a b¦a¦a b c¦*.txt a¦*› ‹/c¦/c/¦.¦./¦c¦$C¦\${C}/¦"/c/"¦"/c"›`,
      `COPY ["a", "b", "‹/c¦/c/¦.¦c d/›"]`,
      `COPY ‹--chown=1:1 ¦--link ¦›a b ‹/c¦/c/›`,
      `COPY <<A <<B ‹/c¦/c/›\na\nA\nb\nB`,
      `ADD a b ‹/c¦/c/›`,
    ],
  },
  {
    rule: 'DL3002',
    of: 'lines',
    texts: [
      `USER ‹root¦0¦me¦root:root¦0:0¦1000¦root:me¦$U¦\${U}¦"root"¦me:root¦1000:0¦00¦Root¦ContainerAdministrator¦'root'›`,
      `USER root\nRUN a\nUSER ‹me¦root¦0¦1000:1000›`,
      `USER me\nRUN a\nUSER ‹root¦you›`,
    ],
  },
  {
    rule: 'DL3002',
    of: 'files',
    texts: [
      `FROM a:1 AS b\nUSER root\nFROM ‹b¦c:1›\n‹USER me\n¦›RUN a`,
      `FROM a:1\nUSER ‹root¦me›\nFROM b:1\nUSER ‹root¦me›`,
      `FROM a:1 AS b\nUSER me\nFROM b AS c\nUSER root\nFROM ‹b¦c›`,
    ],
  },
  {
    rule: 'DL3066',
    of: 'lines',
    texts: [
      `USER ‹root¦0¦me¦root:root¦0:0¦1000¦1000:us¦$U¦\${U}¦\${U}:\${G}¦"me"¦me:1000¦1000:1000¦"1000"¦'me'¦ContainerUser¦1000:$G¦\${U:-me}¦\${U:-1000}›`,
      `USER root\nRUN a\nUSER ‹me¦1000›`,
      `USER me\nRUN a\nUSER ‹1000¦you›`,
    ],
  },
  {
    rule: 'DL3066',
    of: 'files',
    texts: [`FROM a:1 AS b\nUSER ‹me¦1000›\nFROM ‹b¦c:1›\n‹USER me¦USER 1000¦RUN a›`],
  },
  {
    rule: 'DL3011',
    of: 'lines',
    texts: [
      `EXPOSE ‹80¦65535¦65536¦80000¦80/tcp¦70000/udp¦80-90¦65530-65540¦$P¦\${P}¦80 70000¦0¦"80"¦8080:80¦80/TCP¦70000-70001¦\${P:-80}¦$P/tcp¦80-$P¦80 443¦99999/tcp›`,
    ],
  },
  {
    rule: 'DL3012',
    of: 'lines',
    texts: [
      `HEALTHCHECK ‹NONE¦CMD a¦--interval=5s CMD a¦CMD ["a"]›\n‹HEALTHCHECK CMD b¦HEALTHCHECK NONE¦CMD ["c"]¦RUN a›`,
      `HEALTHCHECK CMD a\nHEALTHCHECK CMD b\nHEALTHCHECK ‹CMD c¦NONE›`,
    ],
  },
  {
    rule: 'DL3012',
    of: 'files',
    texts: [`FROM a:1 AS b\nHEALTHCHECK CMD a\nFROM ‹b¦c:1›\nHEALTHCHECK CMD b`],
  },
  {
    rule: 'DL3057',
    of: 'files',
    texts: [
      `FROM a:1\n‹HEALTHCHECK CMD a¦HEALTHCHECK NONE¦RUN a¦ONBUILD HEALTHCHECK CMD a›`,
      `FROM a:1 AS b\n‹HEALTHCHECK CMD a¦RUN a›\nFROM ‹b¦c:1¦scratch›\n‹HEALTHCHECK CMD b¦RUN a›`,
      `FROM a:1 AS b\n‹HEALTHCHECK CMD a¦RUN a›\nFROM c:1 AS d\nCOPY --from=b /a /b\nFROM ‹d¦b›\nRUN a`,
      `FROM scratch\nCOPY a /b`,
    ],
  },
  {
    rule: 'DL3025',
    of: 'lines',
    texts: [
      `‹CMD¦ENTRYPOINT› ‹["a", "b"]¦a b¦["a"]¦"a b"¦[ "a" ]¦['a', 'b']¦exec a¦a && b¦["a" "b"]¦[]¦$A¦["sh", "-c", "a b"]¦a›`,
      `‹HEALTHCHECK CMD a¦HEALTHCHECK CMD ["a"]¦HEALTHCHECK NONE›`,
      `ENTRYPOINT ["a"]\nCMD ‹["b"]¦b›`,
      `SHELL ["‹/bin/bash¦pwsh›", "-c"]\nCMD a b`,
    ],
  },
  {
    rule: 'DL4003',
    of: 'lines',
    texts: [`CMD ‹["a"]¦a›\n‹CMD ["b"]¦CMD b¦RUN c¦ENTRYPOINT ["d"]›‹¦\nCMD ["e"]›`],
  },
  {
    rule: 'DL4003',
    of: 'files',
    texts: [`FROM a:1 AS b\nCMD ["a"]\nFROM ‹b¦c:1›\nCMD ["b"]‹¦\nCMD ["c"]›`],
  },
  {
    rule: 'DL4004',
    of: 'lines',
    texts: [
      `ENTRYPOINT ‹["a"]¦a›\n‹ENTRYPOINT ["b"]¦ENTRYPOINT b¦RUN c¦CMD ["d"]›‹¦\nENTRYPOINT ["e"]›`,
    ],
  },
  {
    rule: 'DL4004',
    of: 'files',
    texts: [`FROM a:1 AS b\nENTRYPOINT ["a"]\nFROM ‹b¦c:1›\nENTRYPOINT ["b"]‹¦\nENTRYPOINT ["c"]›`],
  },
  {
    rule: 'DL4000',
    of: 'lines',
    texts: [
      `‹MAINTAINER me <me@example.com>¦MAINTAINER "me"¦LABEL maintainer=me¦LABEL org.opencontainers.image.authors="me"¦maintainer me¦# MAINTAINER me›`,
    ],
  },
  {
    rule: 'DL3044',
    of: 'lines',
    texts: [
      `ENV ‹A=/b B=$A¦A=/b B=\${A}/c¦A=$A:/x¦PATH=/x:$PATH¦A=b B=c¦A=b B="$A"¦A=b B='$A'¦A=b B=$C¦A=b AB=$AB¦A=b B=\\$A¦A=b B=$AB¦A=\${B} B=c¦A=b B=\${A:-c}›`,
      `ENV A=b\nENV B=$A`,
      `ENV A ‹b¦$A¦/x:$A¦$B›`,
      `ARG A=b\nENV B=$A ‹C=$B¦C=d›`,
      `ENV A=b B=$A ‹C=$B¦C=d›`,
      `ENV A=b \\\n    B=‹$A¦c›`,
    ],
  },
  {
    rule: 'DL3064',
    of: 'lines',
    texts: [
      `‹ENV¦ARG› ‹PASSWORD¦DB_PASSWORD¦API_KEY¦TOKEN¦GITHUB_TOKEN¦SECRET¦MY_SECRET_KEY¦AWS_SECRET_ACCESS_KEY¦USERNAME¦PATH¦KEY¦APIKEY¦PASSWD¦password¦Auth¦CREDENTIALS¦ACCESS_KEY¦PRIVATE_KEY¦TOKENIZER¦SECRETARY¦AUTHOR¦PASSWORD_FILE¦SSH_AUTH_SOCK¦TOKEN_URL¦OAUTH_TOKEN¦ENCRYPTION_KEY›=‹x¦$X¦""¦›`,
      `ENV A=b ‹PASSWORD=x¦C=d› E=f`,
      `ENV ‹PASSWORD x¦A x¦TOKEN x y›`,
      `ARG ‹PASSWORD¦A¦TOKEN¦npm_token¦SSH_PRIVATE_KEY›`,
    ],
  },
];
