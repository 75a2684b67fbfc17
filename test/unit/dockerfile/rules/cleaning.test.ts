import { apkNoCache } from '../../../../src/dockerfile/rules/apkNoCache.ts';
import { aptLists } from '../../../../src/dockerfile/rules/aptLists.ts';
import { aptNotAptGet } from '../../../../src/dockerfile/rules/aptNotAptGet.ts';
import { aptRecommends } from '../../../../src/dockerfile/rules/aptRecommends.ts';
import { dnfCache } from '../../../../src/dockerfile/rules/dnfCache.ts';
import { pipCache } from '../../../../src/dockerfile/rules/pipCache.ts';
import { yarnCache } from '../../../../src/dockerfile/rules/yarnCache.ts';
import { yumCache } from '../../../../src/dockerfile/rules/yumCache.ts';
import { zypperCache } from '../../../../src/dockerfile/rules/zypperCache.ts';
import { zypperDistUpgrade } from '../../../../src/dockerfile/rules/zypperDistUpgrade.ts';
import { shellCases } from './shellCases.ts';
import { testRule } from './support.ts';

const lists = 'rm -rf /var/lib/apt/lists/*';

testRule(
  aptLists,
  shellCases(
    [
      ['RUN ‹apt-get update›', `RUN apt-get update && ${lists}`],
      ['RUN ‹apt-get -qq update›; a', `RUN apt-get -qq update; a; ${lists}`],
      ['RUN ‹apt-get update› || true', `RUN apt-get update || true && ${lists}`],
      ['RUN ‹apt-get update› && a;', `RUN apt-get update && a; ${lists}`],
      ['RUN sudo ‹apt update›', `RUN sudo apt update && sudo ${lists}`],
      [
        'RUN ‹apt-get update› \\\n    && apt-get install -y \\\n      # why\n      a \\\n      b\n\nCMD ["a"]',
        `RUN apt-get update \\\n    && apt-get install -y \\\n      # why\n      a \\\n      b \\\n    && ${lists}\n\nCMD ["a"]`,
      ],
      [
        'RUN ‹apt-get update› && \\\n  apt-get install -y a && \\\n  b',
        `RUN apt-get update && \\\n  apt-get install -y a && \\\n  b && \\\n  ${lists}`,
      ],
      [
        'RUN set -eux; \\\n\t‹apt-get update›; \\\n\tapt-get install -y a',
        `RUN set -eux; \\\n\tapt-get update; \\\n\tapt-get install -y a; \\\n\t${lists}`,
      ],
      [
        'RUN set -eux; \\\n\t‹apt-get update›; \\\n\tif a; then b; fi;',
        `RUN set -eux; \\\n\tapt-get update; \\\n\tif a; then b; fi; \\\n\t${lists}`,
      ],
      [
        'RUN ‹apt-get update› && apt-get install -y \\\r\n    a\r\n',
        `RUN apt-get update && apt-get install -y \\\r\n    a \\\r\n    && ${lists}\r\n`,
      ],
      ['RUN <<EOF\n‹apt-get update›\na\nEOF', `RUN <<EOF\napt-get update\na\n${lists}\nEOF`],
      ['RUN ‹apt-get update› # why', `RUN apt-get update && ${lists} # why`],
      ['ONBUILD RUN ‹apt-get update›', `ONBUILD RUN apt-get update && ${lists}`],
      'RUN [‹"apt-get", "update"›]',
      'RUN ‹apt-get update› &',
      [`RUN ${lists} && ‹apt-get update›`, `RUN ${lists} && apt-get update && ${lists}`],
      ['RUN ‹apt-get update› && apt-get clean', `RUN apt-get update && apt-get clean && ${lists}`],
      [
        'RUN --mount=type=cache,target=/var/cache/apt ‹apt-get update›',
        `RUN --mount=type=cache,target=/var/cache/apt apt-get update && ${lists}`,
      ],
      [
        `FROM a AS b\nRUN ‹apt-get update›\nFROM b\nRUN ${lists}`,
        `FROM a AS b\nRUN apt-get update && ${lists}\nFROM b\nRUN ${lists}`,
      ],
      [
        '# escape=`\nFROM a\nRUN ‹apt-get update› `\n && b',
        `# escape=\`\nFROM a\nRUN apt-get update \`\n && b \`\n && ${lists}`,
      ],
    ],
    [
      `RUN apt-get update && ${lists}`,
      'RUN apt-get update && rm -r "/var/lib/apt/lists"',
      'RUN (apt-get update && a) && rm -rf /tmp/* /var/lib/apt/lists/* /var/cache',
      'RUN apt-get update && find /var/lib/apt/lists -type f -delete',
      'RUN apt-get update && apt-get dist-clean',
      'RUN --mount=type=cache,target=/var/lib/apt/lists apt-get update',
      'RUN --mount=type=tmpfs,dst=/var/lib/apt/ apt-get update',
      'RUN apt-get install -y a',
      'FROM a AS b\nRUN apt-get update\nFROM a\nCOPY --from=b /x /y',
      'SHELL ["pwsh", "-c"]\nRUN apt-get update',
    ],
  ),
);

testRule(
  apkNoCache,
  shellCases(
    [
      ['RUN ‹apk add› a', 'RUN apk add --no-cache a'],
      ['RUN ‹apk -U add› a', 'RUN apk -U add --no-cache a'],
      [
        'RUN ‹apk add› --update a && rm -rf /var/cache/apk/*',
        'RUN apk add --no-cache --update a && rm -rf /var/cache/apk/*',
      ],
      [
        'RUN apk update && \\\n  ‹apk add› \\\n    a',
        'RUN apk update && \\\n  apk add --no-cache \\\n    a',
      ],
      [
        'RUN --mount=type=bind,target=/var/cache/apk ‹apk add› a',
        'RUN --mount=type=bind,target=/var/cache/apk apk add --no-cache a',
      ],
      ['RUN sudo ‹apk add› --cache-dir /x a', 'RUN sudo apk add --no-cache --cache-dir /x a'],
    ],
    [
      'RUN apk add --no-cache a',
      'RUN apk --no-cache add a && apk add a --no-cache',
      'RUN --mount=type=cache,target=/var/cache/apk apk add a',
      'RUN --mount=type=cache,target=/etc/apk/cache apk add a',
      'RUN --mount=type=tmpfs,target=/var/cache/ apk add a',
      'RUN apk update && apk upgrade && apk del a',
      'RUN apk $APK_OPTS add a',
    ],
  ),
);

testRule(
  yumCache,
  shellCases(
    [
      ['RUN ‹yum install› -y a', 'RUN yum install -y a && yum clean all'],
      ['RUN ‹yum -y install› a; b', 'RUN yum -y install a; b; yum clean all'],
      [
        'RUN yum clean all && ‹yum install› a',
        'RUN yum clean all && yum install a && yum clean all',
      ],
      [
        'RUN yum install a && ‹yum install› b',
        'RUN yum install a && yum install b && yum clean all',
      ],
      ['RUN ‹yum module install› a:1', 'RUN yum module install a:1 && yum clean all'],
      ['RUN ‹yum install› a \\\n  b', 'RUN yum install a \\\n  b \\\n  && yum clean all'],
    ],
    [
      'RUN yum install a && yum clean all',
      'RUN yum -y install a; yum -y clean packages',
      'RUN yum install a && rm -rf /var/cache/yum',
      'RUN yum install a && rm -rf /var/cache/yum/* && b',
      'RUN yum install a && dnf clean all',
      'RUN --mount=type=cache,target=/var/cache/yum yum install a',
      'RUN yum update && yum remove a',
    ],
  ),
);

testRule(
  dnfCache,
  shellCases(
    [
      ['RUN ‹dnf install› -y a', 'RUN dnf install -y a && dnf clean all'],
      ['RUN ‹microdnf install› a', 'RUN microdnf install a && microdnf clean all'],
      [
        'RUN ‹microdnf install› a && dnf clean all',
        'RUN microdnf install a && dnf clean all && microdnf clean all',
      ],
      ['RUN ‹dnf upgrade› -y', 'RUN dnf upgrade -y && dnf clean all'],
      [
        'RUN dnf clean all && ‹dnf reinstall› a',
        'RUN dnf clean all && dnf reinstall a && dnf clean all',
      ],
      ['RUN <<EOF\n  ‹dnf install› a\nEOF', 'RUN <<EOF\n  dnf install a\n  dnf clean all\nEOF'],
    ],
    [
      'RUN dnf install a && dnf clean all',
      'RUN dnf5 install a && dnf clean all',
      'RUN dnf install a && yum clean all',
      'RUN dnf install a && rm -rf /var/cache/libdnf5',
      'RUN dnf install a && rm -r /var/cache/dnf/',
      'RUN --mount=type=cache,target=/var/cache/libdnf5,sharing=locked dnf install a',
      'RUN --mount=type=tmpfs,target=/var/cache dnf install a',
      'RUN dnf update && dnf remove a && dnf builddep b',
    ],
  ),
);

testRule(
  zypperCache,
  shellCases(
    [
      ['RUN ‹zypper install› -y a', 'RUN zypper install -y a && zypper clean --all'],
      ['RUN ‹zypper -n in› a', 'RUN zypper -n in a && zypper clean --all'],
      ['RUN zypper clean; ‹zypper in› a', 'RUN zypper clean; zypper in a; zypper clean --all'],
      ['RUN ‹zypper in› a.rpm', 'RUN zypper in a.rpm && zypper clean --all'],
      ['RUN a && \\\n ‹zypper in› b', 'RUN a && \\\n zypper in b && \\\n zypper clean --all'],
      ['RUN sudo ‹zypper in› a', 'RUN sudo zypper in a && sudo zypper clean --all'],
    ],
    [
      'RUN zypper in a && zypper clean',
      'RUN zypper in a && zypper cc -a',
      'RUN zypper in a && rm -rf /var/cache/zypp/*',
      'RUN --mount=type=cache,target=/var/cache/zypp zypper in a',
      'RUN --mount=type=cache,target=/var/cache/zypper zypper in a',
      'RUN zypper rm a && zypper refresh',
    ],
  ),
);

testRule(
  pipCache,
  shellCases(
    [
      ['RUN ‹pip install› a', 'RUN pip install --no-cache-dir a'],
      ['RUN ‹pip3 -q install› a', 'RUN pip3 -q install --no-cache-dir a'],
      ['RUN python3.11 -m ‹pip install› a', 'RUN python3.11 -m pip install --no-cache-dir a'],
      ['RUN a && \\\n  ‹pip install› \\\n  b', 'RUN a && \\\n  pip install --no-cache-dir \\\n  b'],
      ['RUN [‹"pip", "install"›, "a"]', 'RUN ["pip", "install", "--no-cache-dir", "a"]'],
      [
        'ENV PIP_NO_CACHE_DIR=off\nRUN ‹pip install› a',
        'ENV PIP_NO_CACHE_DIR=off\nRUN pip install --no-cache-dir a',
      ],
      [
        'ENV PIP_NO_CACHE_DIR=""\nRUN ‹pip install› a',
        'ENV PIP_NO_CACHE_DIR=""\nRUN pip install --no-cache-dir a',
      ],
      [
        'RUN PIP_NO_CACHE_DIR=0 ‹pip install› a',
        'RUN PIP_NO_CACHE_DIR=0 pip install --no-cache-dir a',
      ],
      ['RUN ‹pip install› --cache-dir /x a', 'RUN pip install --no-cache-dir --cache-dir /x a'],
      ['RUN pip cache purge; ‹pip install› a', 'RUN pip cache purge; pip install --no-cache-dir a'],
      [
        'RUN --mount=type=bind,target=/root/.cache/pip ‹pip install› a',
        'RUN --mount=type=bind,target=/root/.cache/pip pip install --no-cache-dir a',
      ],
      [
        'FROM a AS b\nENV PIP_NO_CACHE_DIR=1\nFROM a\nRUN ‹pip install› a',
        'FROM a AS b\nENV PIP_NO_CACHE_DIR=1\nFROM a\nRUN pip install --no-cache-dir a',
      ],
    ],
    [
      'RUN pip install --no-cache-dir a && pip --no-cache-dir install b',
      'RUN pip install --no-cache a',
      'ENV PIP_NO_CACHE_DIR=1\nRUN pip install a',
      'ENV PIP_NO_CACHE_DIR True\nRUN pip install a',
      'ARG PIP_NO_CACHE_DIR=on\nRUN pip install a',
      'FROM a AS b\nENV PIP_NO_CACHE_DIR=yes\nFROM b AS c\nRUN pip install a',
      'RUN PIP_NO_CACHE_DIR=1 pip install a && env PIP_NO_CACHE_DIR=1 pip install b',
      'RUN export PIP_NO_CACHE_DIR=1 && pip install a',
      'RUN --mount=type=cache,target=/root/.cache/pip pip install a',
      'RUN --mount=type=cache,target=/home/u/.cache pip install a',
      'ENV PIP_CACHE_DIR=/c\nRUN --mount=type=cache,target=/c pip install a',
      'RUN --mount=type=tmpfs,target=/c pip install --cache-dir=/c/d a',
      'RUN pip install a && rm -rf /root/.cache',
      'RUN pip install a; pip cache purge',
      'RUN pip download a; pip wheel b; pipx install c',
    ],
  ),
);

testRule(
  yarnCache,
  shellCases(
    [
      ['RUN ‹yarn install›', 'RUN yarn install && yarn cache clean'],
      [
        'RUN ‹yarn --frozen-lockfile install› && yarn build',
        'RUN yarn --frozen-lockfile install && yarn build && yarn cache clean',
      ],
      [
        'RUN yarn cache clean && ‹yarn install›',
        'RUN yarn cache clean && yarn install && yarn cache clean',
      ],
      ['RUN ‹yarn install›; yarn cache dir', 'RUN yarn install; yarn cache dir; yarn cache clean'],
      [
        'RUN ‹yarn install› --cache-folder /x',
        'RUN yarn install --cache-folder /x && yarn cache clean',
      ],
      [
        'RUN --mount=type=cache,target=/x ‹yarn install›',
        'RUN --mount=type=cache,target=/x yarn install && yarn cache clean',
      ],
      [
        'FROM a AS b\nRUN ‹yarn install›\nFROM b\nRUN c',
        'FROM a AS b\nRUN yarn install && yarn cache clean\nFROM b\nRUN c',
      ],
    ],
    [
      'RUN yarn install && yarn cache clean',
      'RUN yarn install && yarn cache clean --all',
      'RUN yarn install && rm -rf /usr/local/share/.cache/yarn',
      'RUN --mount=type=cache,target=/root/.cache/yarn yarn install',
      'RUN --mount=type=cache,target=/usr/local/share/.cache/yarn/v6 yarn install',
      'RUN --mount=type=tmpfs,target=/usr/local/share/.cache yarn install',
      'ENV YARN_CACHE_FOLDER=/x\nRUN --mount=type=cache,target=/x yarn install',
      'FROM a AS b\nRUN yarn install\nFROM a\nRUN c',
      'RUN yarn build && yarn add a',
    ],
  ),
);

testRule(
  aptRecommends,
  shellCases(
    [
      ['RUN ‹apt-get install› a', 'RUN apt-get install --no-install-recommends a'],
      ['RUN ‹apt-get install› -y a', 'RUN apt-get install -y --no-install-recommends a'],
      ['RUN ‹apt-get -y install› a', 'RUN apt-get -y install --no-install-recommends a'],
      [
        'RUN ‹apt-get install› -t stable a',
        'RUN apt-get install --no-install-recommends -t stable a',
      ],
      [
        'RUN ‹apt-get install› -y \\\n    a \\\n    b',
        'RUN apt-get install -y --no-install-recommends \\\n    a \\\n    b',
      ],
      [
        'RUN [‹"apt-get", "install"›, "-y", "a"]',
        'RUN ["apt-get", "install", "-y", "--no-install-recommends", "a"]',
      ],
      [
        'ONBUILD RUN sudo ‹apt-get install› a',
        'ONBUILD RUN sudo apt-get install --no-install-recommends a',
      ],
      [
        'RUN ‹apt-get install› -o APT::Install-Recommends=true a',
        'RUN apt-get install --no-install-recommends -o APT::Install-Recommends=true a',
      ],
    ],
    [
      'RUN apt-get install --no-install-recommends a',
      'RUN apt-get --no-install-recommends install a && apt-get install b --no-install-recommends',
      'RUN apt-get install -o APT::Install-Recommends=false a',
      'RUN apt-get install -o "APT::Install-Recommends=0" a',
      'RUN echo \'APT::Install-Recommends "false";\' > /etc/apt/apt.conf.d/x\nRUN apt-get install a',
      'RUN apt-get remove a && apt-get update',
      'RUN apt-get install $APT_FLAGS a',
    ],
  ),
);

testRule(
  aptNotAptGet,
  shellCases(
    [
      ['RUN ‹apt› update', 'RUN apt-get update'],
      ['RUN ‹apt› update && ‹apt› install -y a', 'RUN apt-get update && apt-get install -y a'],
      ['RUN sudo ‹/usr/bin/apt› -y upgrade', 'RUN sudo /usr/bin/apt-get -y upgrade'],
      ['RUN [‹"apt"›, "update"]', 'RUN ["apt-get", "update"]'],
      ['RUN ‹apt› -y full-upgrade', 'RUN apt-get -y dist-upgrade'],
      ['RUN ‹apt› show a', 'RUN apt-cache show a'],
      'RUN ‹apt› list --installed',
      ['RUN a && \\\n  # why\n  ‹apt› install b', 'RUN a && \\\n  # why\n  apt-get install b'],
    ],
    [
      'RUN apt-get update',
      'RUN apt-cache policy a && apt-key list',
      'RUN which apt; echo apt update',
      'RUN aptitude update',
      'CMD apt update',
      'SHELL ["cmd"]\nRUN apt update',
    ],
  ),
);

testRule(
  zypperDistUpgrade,
  shellCases(
    [
      'RUN ‹zypper dist-upgrade›',
      'RUN ‹zypper dup› -y',
      'RUN ‹zypper -n dup›',
      'RUN ‹zypper --non-interactive dist-upgrade› --no-recommends && a',
      'RUN sudo ‹zypper dup›',
      'RUN a; \\\n  ‹zypper \\\n    dup›',
    ],
    [
      'RUN zypper update',
      'RUN zypper install -y dup',
      'RUN zypper -n up && zypper patch',
      'RUN echo zypper dup',
      'RUN apt-get dist-upgrade',
      'CMD zypper dup',
    ],
  ),
);
