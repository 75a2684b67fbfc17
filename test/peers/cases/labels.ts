import type { Family } from './family.ts';

/** Labels, most of them by the label schema of the comparison. */
export const labels: readonly Family[] = [
  {
    rule: 'DL3048',
    of: 'lines',
    texts: [
      `LABEL ‹a=b¦A=b¦a.b=c¦a..b=c¦a-b=c¦a--b=c¦.a=b¦a.=b¦-a=b¦a-=b¦com.docker.a=b¦io.docker.a=b¦org.dockerproject.a=b¦a_b=c¦"a b"=c¦a.b-c.d=e¦1a=b¦a1=b¦9=a¦a/b=c¦com.dockerx=b¦"a.b"="c"›`,
      `LABEL a=b ‹C=d¦c=d¦c..d=e›`,
      `LABEL ‹a b¦A b¦a..b c›`,
    ],
  },
  {
    rule: 'DL3049',
    of: 'files',
    config: 'labels',
    texts: [
      `FROM a:1\n‹LABEL name="x" url="https://example.com" version="1.0.0" made="2024-01-01T00:00:00Z" license="MIT" commit="0123456789012345678901234567890123456789" mail="me@example.com"¦LABEL name="x"¦RUN a¦LABEL other=x¦LABEL name x›`,
      `FROM a:1 AS b\nLABEL name="x"\nFROM ‹b¦c:1›\n‹LABEL url="https://example.com"¦RUN a›`,
      `FROM a:1 AS b\nFROM c:1\nCOPY --from=b /a /b`,
      `FROM a:1\nLABEL name="x"\nLABEL url="https://example.com" ‹version="1.0.0"¦›`,
      `FROM scratch\nCOPY a /b`,
      `FROM a:1 AS b\nLABEL name="x"\nFROM b AS c\nLABEL version=1.0.0\nFROM ‹b¦c¦d:1›\nLABEL url=https://example.com`,
    ],
  },
  {
    rule: 'DL3050',
    of: 'lines',
    config: 'labels',
    texts: [
      `LABEL ‹name=x¦other=x¦name=x other=y¦"other"="x"¦NAME=x›`,
      `LABEL name=x\nLABEL ‹other=x¦version=1.0.0¦a b›`,
    ],
  },
  {
    rule: 'DL3051',
    of: 'lines',
    config: 'labels',
    texts: [
      `LABEL ‹name=""¦name=¦name=x¦other=""¦name="$X"¦name=\${X}¦name=' '¦name="  "¦name ""›`,
      `LABEL ‹url¦version¦mail¦commit¦made¦license›=‹""¦›`,
    ],
  },
  {
    rule: 'DL3052',
    of: 'lines',
    config: 'labels',
    texts: [
      `LABEL url=‹https://example.com¦"http://example.com/a?b#c"¦example.com¦not-a-url¦ftp://example.com¦"https://example.com/a b"¦$U¦"\${U}"¦mailto:me@example.com¦"http://"¦https:/example.com¦"https://user@example.com:80/a"¦file:///a›`,
    ],
  },
  {
    rule: 'DL3053',
    of: 'lines',
    config: 'labels',
    texts: [
      `LABEL made=‹2024-01-01T00:00:00Z¦"2024-01-01T00:00:00+01:00"¦2024-01-01¦"2024-01-01 00:00:00"¦"2024-01-01 00:00:00Z"¦yesterday¦$D¦"\${D}"¦2024-01-01T00:00:00.123Z¦2024-13-01T00:00:00Z¦2024-01-01T25:00:00Z¦2024-1-1T00:00:00Z¦2024-02-30T00:00:00Z¦2024-01-01t00:00:00z¦2024-01-01T00:00Z›`,
    ],
  },
  {
    rule: 'DL3054',
    of: 'lines',
    config: 'labels',
    texts: [
      `LABEL license=‹MIT¦Apache-2.0¦"MIT OR Apache-2.0"¦Foo¦mit¦"GPL-2.0-only WITH Classpath-exception-2.0"¦GPL-2.0+¦GPL-3.0¦BSD¦$L¦"\${L}"¦"(MIT AND ISC)"¦BSD-3-Clause¦"Apache 2.0"¦GPLv3¦LicenseRef-mine›`,
    ],
  },
  {
    rule: 'DL3055',
    of: 'lines',
    config: 'labels',
    texts: [
      `LABEL commit=‹0123456789012345678901234567890123456789¦0123456¦012345¦abcdef0¦ABCDEF0123¦notahash¦$C¦"\${C}"¦01234567890123456789012345678901234567890¦01234567¦v1.0¦0123456789abcdef0123456789abcdef›`,
    ],
  },
  {
    rule: 'DL3056',
    of: 'lines',
    config: 'labels',
    texts: [
      `LABEL version=‹1.0.0¦1.0¦1¦v1.0.0¦1.0.0-rc.1¦1.0.0+build.5¦"1.2.3-beta+exp.sha.5114f85"¦latest¦$V¦"\${V}"¦01.0.0¦1.0.0.0¦1.0.0-¦1.0.0-01¦1.0.\${P}›`,
    ],
  },
  {
    rule: 'DL3058',
    of: 'lines',
    config: 'labels',
    texts: [
      `LABEL mail=‹me@example.com¦"Me <me@example.com>"¦me¦me@¦@example.com¦me@example¦$M¦"\${M}"¦"me@example.com, you@example.com"¦me+a@example.co.uk¦me.you@example.com¦"me you@example.com"¦me@@example.com›`,
    ],
  },
  {
    rule: 'DL1001',
    of: 'lines',
    texts: [
      `‹# hadolint ignore=DL3004\n¦# hadolint ignore=DL3004,DL3008\n¦#hadolint ignore=DL3004\n¦# hadolint ignore=DL3008\n¦# hadolint global ignore=DL3004\n¦# hadolint ignore=nonsense\n¦# other\n¦# hadolint ignore = DL3004\n¦# hadolint  ignore=DL3004 # why\n¦# hadolint ignore=DL3004 , DL3005\n¦# Hadolint ignore=DL3004\n›RUN sudo a‹¦\n# hadolint ignore=DL3004\nRUN sudo b›`,
      `RUN a \\\n# hadolint ignore=DL3004\n && sudo b`,
      `# hadolint ignore=DL3004\n\n‹# more\n¦\n¦›RUN sudo b`,
    ],
  },
];
