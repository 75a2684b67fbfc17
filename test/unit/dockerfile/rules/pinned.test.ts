import { pinnedApk } from '../../../../src/dockerfile/rules/pinnedApk.ts';
import { pinnedApt } from '../../../../src/dockerfile/rules/pinnedApt.ts';
import { pinnedDnf } from '../../../../src/dockerfile/rules/pinnedDnf.ts';
import { pinnedGem } from '../../../../src/dockerfile/rules/pinnedGem.ts';
import { pinnedGo } from '../../../../src/dockerfile/rules/pinnedGo.ts';
import { pinnedNpm } from '../../../../src/dockerfile/rules/pinnedNpm.ts';
import { pinnedPip } from '../../../../src/dockerfile/rules/pinnedPip.ts';
import { pinnedYum } from '../../../../src/dockerfile/rules/pinnedYum.ts';
import { pinnedZypper } from '../../../../src/dockerfile/rules/pinnedZypper.ts';
import { shellCases } from './shellCases.ts';
import { testRule } from './support.ts';

testRule(
  pinnedApt,
  shellCases(
    [
      'RUN apt-get install -y ‹curl›',
      'RUN apt-get install -y ‹curl› git=1 vim',
      'RUN apt-get -qq -t stable install -y a=1 ‹"b"›',
      'RUN sudo -E apt-get install ‹a›',
      'RUN env X=1 /usr/bin/apt-get install ‹a›',
      'RUN X=1 apt-get install -o Dpkg::Options::="--force-confold" ‹a›',
      'RUN a && (b; apt-get install \\\n  # why\n  x=1 \\\n  ‹y› \\\n  z) | c',
      'RUN <<EOF\napt-get update\napt-get install ‹a›\nEOF',
      'RUN ["apt-get", "install", ‹"a"›]',
      'ONBUILD RUN apt-get install ‹a›',
      'ARG PKG=curl\nRUN apt-get install ‹$PKG›',
      'ENV PG=16\nRUN apt-get install a=1 ‹postgresql-${PG}›',
      'FROM a AS b\nENV P="x y=1"\nFROM b\nRUN apt-get install ‹$P›',
      'RUN echo $(apt-get install ‹a›)',
      'RUN if a; then apt-get install ‹b›; fi',
    ],
    [
      'RUN apt-get install curl=7.88.* b/stable',
      'RUN apt-get install a=$V "b=${V}"',
      'RUN apt-get install $PKGS "$(cat list)"',
      'RUN for p in a b; do apt-get install $p; done',
      'RUN apt-get install ./a.deb /tmp/b.deb c.deb',
      'RUN apt-get install a=1 b-',
      'RUN apt-get install -t stable -y --no-install-recommends',
      'RUN apt-get remove a && apt-get build-dep b',
      'RUN echo apt-get install a',
      'ENV P="x=1 y=2"\nRUN apt-get install $P',
      'SHELL ["powershell", "-Command"]\nRUN apt-get install a',
      'CMD apt-get install a',
      'FROM b\nARG PKGS\nRUN apt-get install $PKGS',
    ],
  ),
);

testRule(
  pinnedApk,
  shellCases(
    [
      'RUN apk add ‹a›',
      'RUN apk --no-cache add --virtual .deps a=1 ‹b› c',
      'RUN apk add -t .deps -X https://x ‹a›',
      'RUN apk add ‹a@edge›',
      'RUN sudo apk add ‹a›',
      'RUN a; \\\n  apk add \\\n    ‹b›',
      'ARG P=curl\nRUN apk add ‹${P}›',
    ],
    [
      "RUN apk add a=1 b~1 c~=1 'd>1' 'e<2' f=~1",
      'RUN apk add a=$V',
      'RUN apk add $PKGS',
      'RUN apk add ./a.apk b.apk',
      'RUN apk add --root /x --arch y --cache-dir z a=1',
      'RUN apk del a',
      'RUN apk add "!a"',
    ],
  ),
);

testRule(
  pinnedPip,
  shellCases(
    [
      'RUN pip install ‹flask›',
      'RUN pip3.11 install -U a==1 ‹b› c',
      'RUN python3 -u -m pip install ‹a›',
      'RUN pip --proxy x install ‹a›',
      'RUN pip install ‹git+https://example.com/a.git›',
      'RUN pip install ‹git+ssh://git@example.com/a.git#egg=a›',
      'RUN pip install ‹a›>=1',
      'RUN pip install --no-cache-dir "a[b]==1" ‹"c[d]"›',
      'RUN pipx install ‹a›',
      'RUN /opt/venv/bin/pip install ‹a›',
    ],
    [
      "RUN pip install a==1 b~=1 'c>=1' 'd<2' 'e!=3' f===1",
      'RUN pip install -r requirements.txt a',
      'RUN pip install --requirement=r.txt && pip install -rr.txt b',
      'RUN pip install --constraint c.txt a && pip install -c c.txt b',
      'RUN pip install . ./a /b/c ../d x.whl y.tar.gz z.zip',
      'RUN pip install https://example.com/a.whl git+https://example.com/a@v1',
      'RUN pip install git+ssh://git@example.com/a.git@v1#egg=a "a @ git+https://example.com/a@v1"',
      'RUN pip install -e . --editable git+https://example.com/a',
      'RUN pip install a==$V $PKGS',
      'RUN pip install -i https://x --timeout 3 --cert c -t d a==1',
      'RUN pip uninstall a; pip download b; pipenv install c',
      'RUN pip install --group dev',
    ],
  ),
);

testRule(
  pinnedNpm,
  shellCases(
    [
      'RUN npm install ‹a›',
      'RUN npm install -g --prefix x a@1 ‹b›',
      'RUN npm i ‹@s/a›',
      'RUN npm add -D ‹a›',
      'RUN npm install ‹git+https://example.com/a.git›',
      'RUN npm install ‹git@example.com:a/b.git›',
      'RUN npm install ‹user/repo›',
      'RUN npm install -- ‹a›',
      'RUN npm install ‹https://example.com/a›',
    ],
    [
      'RUN npm install && npm ci && npm run install a',
      'RUN npm install a@1 b@latest @s/c@^1 d@"2"',
      'RUN npm install git+https://example.com/a.git#v1 user/repo#v1 github:a/b#v1',
      'RUN npm install . ./a ../b /c ~/d file:e f.tgz https://example.com/g.tgz',
      'RUN npm install a@$V $PKGS',
      'RUN npm install --omit dev -w x --registry https://x a@1',
      'RUN npx a; yarn add b; npm link c',
    ],
  ),
);

testRule(
  pinnedGem,
  shellCases(
    [
      'RUN gem install ‹a›',
      'RUN gem i ‹a› b:1',
      'RUN gem install --no-document ‹a›',
      'RUN gem install ‹a› -- --with-x',
      'RUN gem install a:1 -i /x ‹b›',
      'RUN bundle && sudo gem install ‹a›',
    ],
    [
      'RUN gem install a:1 "b:2"',
      'RUN gem install a -v 1',
      'RUN gem install a --version=1 && gem install b -v1',
      'RUN gem install ./a.gem b.gem',
      'RUN gem install a:$V $GEMS',
      'RUN gem install a:1 -- --with-x y',
      'RUN gem update a; bundle install',
    ],
  ),
);

testRule(
  pinnedYum,
  shellCases(
    [
      'RUN yum install -y ‹a›',
      'RUN yum -y install a-1.2 ‹b-c› d',
      'RUN yum module install ‹nodejs›',
      'RUN yum install --enablerepo x ‹gcc-c++›',
      'RUN yum install ‹/usr/bin/x›',
      'RUN busybox yum install ‹a›',
    ],
    [
      'RUN yum install -y a-1 b-1.2-3.el7 java-11-openjdk c-1:2',
      'RUN yum install -y ./a.rpm https://example.com/b.rpm',
      'RUN yum install -y a-$V $PKGS b-1.2.${V}',
      'RUN yum install @core',
      'RUN yum module install nodejs:20 && yum module enable x',
      'RUN yum install --enablerepo x a-1',
      'RUN yum update && yum remove a',
    ],
  ),
);

testRule(
  pinnedDnf,
  shellCases(
    [
      'RUN dnf install -y ‹a›',
      'RUN microdnf install a-1 ‹b›',
      'RUN dnf5 install --setopt install_weak_deps=0 ‹a›',
      'RUN dnf module install ‹a›',
      'RUN dnf install \\\n  ‹libfoo2-devel›',
      'ONBUILD RUN dnf install ‹a›',
    ],
    [
      'RUN dnf install -y a-1.2 b-1',
      "RUN dnf install 'a >= 1' c.rpm",
      'RUN dnf install a-${V} $PKGS',
      'RUN dnf install @core',
      'RUN dnf module install a:1',
      'RUN dnf upgrade; dnf remove a',
    ],
  ),
);

testRule(
  pinnedZypper,
  shellCases(
    [
      'RUN zypper install ‹a›',
      'RUN zypper -n in a=1 ‹b›',
      'RUN zypper --non-interactive install --repo x ‹a›',
      'RUN zypper in -y ‹a-1.2›',
      'RUN sudo zypper in ‹a›',
      'RUN <<EOF\nzypper in ‹a›\nEOF',
    ],
    [
      "RUN zypper in a=1 'b>1' 'c>=1' 'd<2'",
      'RUN zypper in -t pattern a',
      'RUN zypper in a.rpm https://example.com/b.rpm',
      'RUN zypper in a=$V $PKGS',
      'RUN zypper in --from x a=1',
      'RUN zypper refresh && zypper rm a',
    ],
  ),
);

testRule(
  pinnedGo,
  shellCases(
    [
      'RUN go install ‹example.com/a@latest›',
      'RUN go install -v ‹example.com/a› example.com/b@v1',
      'RUN go get -u ‹example.com/a›',
      'RUN go run ‹example.com/a@latest› b',
      'RUN CGO_ENABLED=0 /usr/local/go/bin/go install -tags x ‹example.com/a›',
      'RUN go -C x install ‹cmd/a›',
    ],
    [
      'RUN go install example.com/a@v1 example.com/b@main',
      'RUN go install . ./... ../a /b all',
      'RUN go install -ldflags "-s -w" -tags x -o y example.com/a@v1',
      'RUN go get -d -v ./... && go get',
      'RUN go run . && go run main.go a && go run example.com/a@v1 b',
      'RUN go install example.com/a@$V $TOOL',
      'RUN go mod download && go build example.com/a',
    ],
  ),
);

testRule(pinnedGo, {
  'and says what to write instead of latest': {
    source: 'FROM golang:1\nRUN go install ‹example.com/a@latest›',
    says: 'Write example.com/a@VERSION.',
  },
});
testRule(pinnedPip, {
  'and says how a repository is pinned': {
    source: 'FROM python:3\nRUN pip install ‹git+https://example.com/a›',
    says: 'Write git+https://example.com/a@VERSION.',
  },
});
testRule(pinnedNpm, {
  'and says how a repository is pinned': {
    source: 'FROM node:22\nRUN npm install ‹user/repo›',
    says: 'Write user/repo#VERSION.',
  },
});
