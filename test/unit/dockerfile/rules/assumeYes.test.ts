import { aptYes } from '../../../../src/dockerfile/rules/aptYes.ts';
import { dnfYes } from '../../../../src/dockerfile/rules/dnfYes.ts';
import { yumYes } from '../../../../src/dockerfile/rules/yumYes.ts';
import { zypperYes } from '../../../../src/dockerfile/rules/zypperYes.ts';
import { shellCases } from './shellCases.ts';
import { testRule } from './support.ts';

testRule(
  aptYes,
  shellCases(
    [
      ['RUN ‹apt-get install› a', 'RUN apt-get install -y a'],
      ['RUN ‹apt-get -q install› a', 'RUN apt-get -q install -y a'],
      ['RUN ‹apt-get -t stable install› a', 'RUN apt-get -t stable install -y a'],
      ['RUN sudo ‹apt-get install›', 'RUN sudo apt-get install -y'],
      ['RUN a && ‹/usr/bin/apt-get install› b', 'RUN a && /usr/bin/apt-get install -y b'],
      ['RUN [‹"apt-get", "install"›, "a"]', 'RUN ["apt-get", "install", "-y", "a"]'],
      [
        'RUN ‹apt-get \\\n  # why\n  install› \\\n    a \\\n    b',
        'RUN apt-get \\\n  # why\n  install -y \\\n    a \\\n    b',
      ],
      ['RUN <<EOF\n‹apt-get install› a\nEOF', 'RUN <<EOF\napt-get install -y a\nEOF'],
      ['ONBUILD RUN ‹apt-get install› a', 'ONBUILD RUN apt-get install -y a'],
      ['RUN a "$(‹apt-get install› b)"', 'RUN a "$(apt-get install -y b)"'],
      'RUN a ‹`b \\`apt-get install c\\``›',
      ['RUN ‹apt-get install› $PKGS \\\r\n  && b', 'RUN apt-get install -y $PKGS \\\r\n  && b'],
    ],
    [
      'RUN apt-get install -y a; apt-get -y install b; apt-get install a -y',
      'RUN apt-get install -yq a && apt-get install -qqy b',
      'RUN apt-get install --yes a && apt-get install --assume-yes b',
      'RUN apt-get install -qq a && apt-get install -q -q b && apt-get install -q=2 c',
      'RUN apt-get -o APT::Get::Assume-Yes=true install a',
      'RUN echo \'APT::Get::Assume-Yes "true";\' > /etc/apt/apt.conf.d/90yes\nRUN apt-get install a',
      'RUN apt-get $APT_OPTS install a && apt-get install ${ARGS} b',
      'RUN apt-get update && apt-get remove a',
      'SHELL ["cmd", "/c"]\nRUN apt-get install a',
      'RUN bash -c "apt-get install a"',
    ],
  ),
);

testRule(
  yumYes,
  shellCases(
    [
      ['RUN ‹yum install› a', 'RUN yum install -y a'],
      ['RUN ‹yum -q install› a', 'RUN yum -q install -y a'],
      ['RUN ‹yum groupinstall› a', 'RUN yum groupinstall -y a'],
      ['RUN ‹yum localinstall› a', 'RUN yum localinstall -y a'],
      ['RUN ‹yum module install› a', 'RUN yum module install -y a'],
      ['RUN sudo ‹yum install› \\\n    a', 'RUN sudo yum install -y \\\n    a'],
    ],
    [
      'RUN yum install -y a',
      'RUN yum -y install a && yum -qy install b',
      'RUN yum --assumeyes install a',
      'RUN yum update && yum remove a',
      'RUN yum module enable a',
      'RUN yum $YUM_OPTS install a',
      'CMD yum install a',
    ],
  ),
);

testRule(
  dnfYes,
  shellCases(
    [
      ['RUN ‹dnf install› a', 'RUN dnf install -y a'],
      ['RUN ‹microdnf install› a', 'RUN microdnf install -y a'],
      ['RUN ‹dnf5 install› a', 'RUN dnf5 install -y a'],
      ['RUN ‹dnf groupinstall› a', 'RUN dnf groupinstall -y a'],
      ['RUN ‹dnf module install› a', 'RUN dnf module install -y a'],
      ['RUN ‹dnf install› --assumeno a', 'RUN dnf install -y --assumeno a'],
    ],
    [
      'RUN dnf install -y a',
      'RUN dnf -y install a',
      'RUN dnf install --assumeyes a',
      'RUN dnf upgrade; dnf remove a',
      'RUN dnf clean all',
      'RUN microdnf -y install a',
    ],
  ),
);

testRule(
  zypperYes,
  shellCases(
    [
      ['RUN ‹zypper install› a', 'RUN zypper install -y a'],
      ['RUN ‹zypper in› a', 'RUN zypper in -y a'],
      ['RUN ‹zypper install› -n a', 'RUN zypper install -y -n a'],
      ['RUN ‹zypper remove› a', 'RUN zypper remove -y a'],
      ['RUN ‹zypper rm› a && ‹zypper patch›', 'RUN zypper rm -y a && zypper patch -y'],
      ['RUN ‹zypper --quiet si› a', 'RUN zypper --non-interactive --quiet si a'],
    ],
    [
      'RUN zypper install -y a',
      'RUN zypper -n install a',
      'RUN zypper --non-interactive in a',
      'RUN zypper in --no-confirm a && zypper in -ly b',
      'RUN zypper refresh && zypper update',
      'RUN zypper clean',
    ],
  ),
);
