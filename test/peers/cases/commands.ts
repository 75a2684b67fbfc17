import type { Family } from './family.ts';

/** What RUN starts, other than package managers. */
export const commands: readonly Family[] = [
  {
    rule: 'DL3001',
    of: 'commands',
    texts: [
      `‹ssh a¦vim b¦shutdown now¦service x start¦ps aux¦free -m¦top¦kill 1¦mount /a¦/usr/sbin/service x restart›`,
      `‹echo ssh¦ls¦killall x¦umount x¦apt-get install -y vim¦ssh-keygen -t rsa¦systemctl start x¦ifconfig¦nohup a¦chmod 0755 /a›`,
      `a && ‹ssh a¦echo¦service x stop› && b`,
      `which ‹ssh¦vim¦service›`,
      `service --status-all`,
    ],
  },
  {
    rule: 'DL3003',
    of: 'commands',
    texts: [
      `cd ‹/app¦app¦/opt/a¦..¦$HOME¦"/a b"¦-¦~› && make`,
      `‹cd /a¦make && cd /b¦cd¦pushd /a›`,
      `a && cd /b && c && cd /d`,
      `(cd /a && b)`,
      `make -C /a && echo "cd /b"`,
      `cd /a ‹;¦||› make`,
      `git clone x && cd x && make`,
    ],
  },
  {
    rule: 'DL3004',
    of: 'commands',
    texts: [
      `sudo ‹apt-get update¦-u me ls¦-E make¦ls¦-i›`,
      `a && sudo b`,
      `‹/usr/bin/sudo ls¦echo sudo¦su - me¦gosu me ls¦apt-get install -y sudo=1¦visudo¦A=b sudo ls¦command sudo ls¦sudoedit x›`,
      `echo 'me ALL=(ALL) NOPASSWD:ALL' >> /etc/sudoers`,
      `ls | sudo tee /x`,
    ],
  },
  {
    rule: 'DL3027',
    of: 'commands',
    texts: [
      `‹apt¦/usr/bin/apt› ‹update¦install -y curl=1¦upgrade -y¦list›`,
      `‹apt-get update¦apt-cache search x¦apt-mark hold x¦aptitude install x¦echo apt¦apt-key add x›`,
      `a && apt install -y b`,
      `DEBIAN_FRONTEND=noninteractive apt install -y x`,
    ],
  },
  {
    rule: 'DL3046',
    of: 'commands',
    texts: [
      `useradd ‹-l ¦--no-log-init ¦›‹-u¦--uid› ‹1000¦123456¦99999¦100000¦1234567¦$UID› me`,
      `useradd ‹-l ¦›‹-u123456¦--uid=123456¦-mu 123456¦-lu 123456¦-u 123456 -l›  me`,
      `useradd ‹me¦-m me¦-g 123456 me¦-r me¦--system me›`,
      `adduser ‹--uid¦-u› 123456 me`,
      `groupadd -g 123456 us && useradd ‹-l ¦›-u 123456 -g us me`,
    ],
  },
  {
    rule: 'DL3047',
    of: 'commands',
    texts: [
      `wget ‹-q ¦-nv ¦--quiet ¦--no-verbose ¦--progress=dot:giga ¦--progress dot:giga ¦-O a ¦-o log ¦--output-file=log ¦--append-output log ¦-a log ¦-qO- ¦-qO a ¦-nc ¦-c ¦›https://example.com/a`,
      `wget https://example.com/a ‹-q¦-O /b¦--progress=bar¦-nv¦› && a`,
      `curl -O https://example.com/a && ‹wget https://example.com/b¦wget -q https://example.com/b¦echo›`,
      `wget ‹--version¦--help¦-i list¦-P /x https://example.com/a›`,
    ],
  },
  {
    rule: 'DL3059',
    of: 'lines',
    texts: [
      `RUN ‹a¦a && b¦a | b¦a; b¦./x.sh›\nRUN ‹a¦a && b¦c -d¦apt-get update›`,
      `RUN a\nRUN b\nRUN ‹c¦c && d›`,
      `RUN a\n‹ENV A=b¦WORKDIR /x¦USER me¦# comment¦SHELL ["/bin/bash", "-c"]¦COPY a /b¦›\nRUN b`,
      `RUN ‹--mount=type=cache,target=/a ¦--network=none ¦--security=insecure ¦›a\nRUN ‹--mount=type=cache,target=/a ¦--network=none ¦--mount=type=cache,target=/b ¦›b`,
      `RUN ["a"]\nRUN ‹b¦["b", "c"]›`,
      `RUN <<EOF\na\nEOF\nRUN ‹b¦<<EOF\nb\nEOF›`,
      `RUN a\nRUN <<EOF\n‹b¦b\nc›\nEOF`,
      `RUN ‹if a; then b; fi¦for x in y; do z; done¦(a)¦{ a; }¦a &¦! a¦a > b¦A=b¦export A=b¦$(a)¦echo $(a)›\nRUN c`,
      `ONBUILD RUN a\nONBUILD RUN b`,
      `RUN a\nONBUILD RUN b`,
    ],
  },
  {
    rule: 'DL4001',
    of: 'lines',
    texts: [
      `RUN ‹curl -O a¦wget -q a¦wget -q a && curl -O b¦echo curl¦/usr/bin/curl -O a›\nENV A=b\nRUN ‹curl -O a¦wget -q a¦ls›`,
      `RUN apt-get install -y curl=1 wget=1`,
      `RUN curl -O a\nENV A=b\nRUN curl -O b`,
      `RUN wget -q a\nENV A=b\nRUN ‹curl b¦wget -q c›\nENV A=c\nRUN ‹wget -q d¦curl e¦ls›`,
    ],
  },
  {
    rule: 'DL4001',
    of: 'files',
    texts: [
      `FROM a:1 AS x\nRUN ‹curl a¦wget -q a›\nFROM ‹x¦b:1›\nRUN ‹curl a¦wget -q a›`,
      `FROM a:1 AS x\nRUN curl a\nRUN ‹wget -q b¦curl b›\nFROM b:1\nRUN ‹curl a¦wget -q a›`,
    ],
  },
  {
    rule: 'DL4005',
    of: 'commands',
    texts: [
      `ln ‹-s¦-sf¦-sfv¦-fs¦-s -f¦--symbolic›  ‹/bin/bash¦/usr/bin/bash¦bash¦/bin/zsh› ‹/bin/sh¦/usr/bin/sh¦/bin/bash¦/usr/local/bin/x›`,
      `rm /bin/sh && ln -s /bin/bash /bin/sh`,
      `ln -s /a /b && ‹ln -sf /bin/bash /bin/sh¦c›`,
      `mv /bin/sh /bin/sh-old`,
      `ln -s /opt/bin/sh /bin/ksh`,
    ],
  },
  {
    rule: 'DL4006',
    of: 'lines',
    texts: [
      `RUN ‹a | b¦a |& b¦a || b¦a && b | c¦(a | b)¦echo "a | b"¦a > b¦if a | b; then c; fi¦x=$(a | b)¦cat <<E | b\nx\nE›`,
      `SHELL ["‹/bin/bash¦/bin/sh¦/bin/ash¦/usr/bin/bash¦bash¦/bin/zsh¦/bin/dash¦/busybox/sh›", ‹"-o", "pipefail", ¦"-e", "-o", "pipefail", ¦"-eo", "pipefail", ¦"-euo", "pipefail", ¦"-x", ¦›"-c"]\nRUN a | b`,
      `SHELL ["‹/bin/bash¦/bin/sh¦bash›", "‹-ec¦-c¦-xc›"]\nRUN a | b`,
      `SHELL ["‹pwsh¦powershell¦cmd¦cmd.exe¦powershell.exe¦C:\\\\\\\\Windows\\\\\\\\cmd.exe¦/usr/bin/pwsh›", "‹-c¦-Command¦/S", "/C›"]\nRUN a | b`,
      `RUN set ‹-o pipefail¦-eo pipefail¦-euxo pipefail¦-e¦-ex -o pipefail› ‹&&¦;› a | b`,
      `RUN ["a", "|", "b"]`,
      `RUN ‹bash -c "a | b"¦bash -o pipefail -c "a | b"¦/bin/bash -o pipefail -c 'a | b'¦sh -c 'a | b'›`,
      `RUN a && set -o pipefail && b | c`,
      `SHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN a | b\nSHELL ["‹/bin/sh¦/bin/bash›", "-c"]\nRUN c | d`,
    ],
  },
  {
    rule: 'DL4006',
    of: 'files',
    texts: [
      `FROM a:1 AS b\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN a | b\nFROM ‹b¦c:1›\nRUN c | d`,
      `FROM ‹scratch¦alpine:3¦debian:12›\nRUN a | b`,
      `# hadolint shell=‹powershell¦bash¦pwsh›\nFROM a:1\nRUN a | b`,
    ],
  },
];
