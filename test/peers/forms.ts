/** The ways in which the same commands or lines stand in a Dockerfile. */

type Form = (text: string, base: string) => string;

const run = (commands: string, flags = ''): string => `RUN ${flags}${commands}`;
const stage = (base: string, lines: string): string => `FROM ${base}\n${lines}\n`;
const folded = (commands: string): string => commands.replace(/ (&&|;|\||\|\|) /g, ' \\\n    $1 ');
const words = (commands: string): string | undefined =>
  /[&|;<>$*'"`\\(){}]/.test(commands) ? undefined : JSON.stringify(commands.split(/ +/));

/** For commands of a shell. One that makes no sense for a text gives it as a plain RUN. */
export const commandForms: Readonly<Record<string, Form>> = {
  plain: (text, base) => stage(base, run(text)),
  'behind another': (text, base) => stage(base, run(`set -e && ${text}`)),
  'before another': (text, base) => stage(base, run(`${text} && echo done`)),
  'by semicolons': (text, base) => stage(base, run(`set -ex; ${text}; echo done`)),
  'on many lines': (text, base) =>
    stage(base, run(`echo a \\\n && ${folded(text)} \\\n && echo b`)),
  'with comments within': (text, base) =>
    stage(base, run(`echo a \\\n# of it\n && ${folded(text)}`)),
  CRLF: (text, base) => stage(base, run(folded(text))).replaceAll('\n', '\r\n'),
  'small letters': (text, base) => `from ${base}\nrun ${text}\n`,
  'second stage': (text, base) =>
    `FROM golang:1.24 AS build\nRUN go build -o /app .\n\n${stage(base, run(text))}COPY --from=build /app /app\n`,
  'first stage': (text, base) =>
    `FROM ${base} AS build\n${run(text)}\n\nFROM alpine:3.20\nCOPY --from=build /app /app\n`,
  'version by ARG': (text, base) => {
    const [name = '', tag = '1'] = base.split(':');
    return `ARG TAG=${tag}\nFROM ${name}:\${TAG}\nARG V=1\nENV X=y\n${run(text)}\n`;
  },
  ONBUILD: (text, base) => stage(base, `ONBUILD ${run(text)}`),
  'here-document': (text, base) => stage(base, `RUN <<EOF\n${text}\nEOF`),
  'quoted here-document': (text, base) => stage(base, `RUN <<'EOF'\nset -e\n${text}\nEOF`),
  'here-document of bash': (text, base) => stage(base, `RUN bash <<EOF\n${text}\nEOF`),
  JSON: (text, base) => stage(base, run(words(text) ?? text)),
  'JSON of a shell': (text, base) => stage(base, run(JSON.stringify(['sh', '-c', text]))),
  'cache mount': (text, base) =>
    stage(base, run(text, '--mount=type=cache,target=/var/cache/other ')),
  'bind mount and network': (text, base) =>
    stage(base, run(text, '--network=none --mount=type=bind,source=a,target=/a ')),
  bash: (text, base) => stage(base, `SHELL ["bash", "-c"]\n${run(text)}`),
  'bash by path': (text, base) =>
    stage(base, `SHELL ["/bin/bash", "-o", "pipefail", "-c"]\n${run(text)}`),
  PowerShell: (text, base) => stage(base, `SHELL ["pwsh", "-Command"]\n${run(text)}`),
  'PowerShell by name': (text, base) =>
    stage(base, `SHELL ["powershell", "-NoProfile", "-Command"]\n${run(text)}`),
  cmd: (text, base) => stage(base, `SHELL ["cmd", "/S", "/C"]\n${run(text)}`),
  subshell: (text, base) => stage(base, run(`(${text})`)),
  braces: (text, base) => stage(base, run(`{ ${text}; }`)),
  'in an if': (text, base) => stage(base, run(`if test -f /a; then ${text}; fi`)),
  'in a loop': (text, base) => stage(base, run(`for x in a b; do ${text}; done`)),
  'in a case': (text, base) => stage(base, run(`case a in a) ${text} ;; esac`)),
  'in a function': (text, base) => stage(base, run(`f() { ${text}; }; f`)),
  'in a substitution': (text, base) => stage(base, run(`x="$(${text})"`)),
  'or else': (text, base) => stage(base, run(`${text} || true`)),
  negated: (text, base) => stage(base, run(`! ${text}`)),
  'printed elsewhere': (text, base) => stage(base, run(`${text} > /dev/null 2>&1`)),
  'an image by digest': (text, base) =>
    stage(`${base}@sha256:${'0123456789abcdef'.repeat(4)}`, run(text)),
  CMD: (text, base) => stage(base, `CMD ${text}`),
  HEALTHCHECK: (text, base) => stage(base, `HEALTHCHECK CMD ${text}`),
  'a comment above': (text, base) => stage(base, `# what it does\n${run(text)}`),
  ignored: (text, base) => stage(base, `# hadolint ignore=DL3004,DL3059\n${run(text)}`),
};

/** For lines of a stage. */
export const lineForms: Readonly<Record<string, Form>> = {
  plain: (text, base) => stage(base, text),
  'among others': (text, base) =>
    stage(base, `ENV LANG=C.UTF-8\n${text}\nEXPOSE 8080\nSTOPSIGNAL SIGTERM`),
  'second stage': (text, base) =>
    `FROM golang:1.24 AS build\nRUN go build -o /app .\n\n${stage(base, text)}COPY --from=build /app /app\n`,
  'first stage': (text, base) =>
    `FROM ${base} AS build\n${text}\n\nFROM alpine:3.20\nCOPY --from=build /app /app\n`,
  'inherited stage': (text, base) => `FROM ${base} AS build\n${text}\n\nFROM build\nRUN echo a\n`,
  'version by ARG': (text, base) => {
    const [name = '', tag = '1'] = base.split(':');
    return `ARG TAG=${tag}\nFROM ${name}:\${TAG}\nARG V=1\n${text}\n`;
  },
  CRLF: (text, base) => stage(base, text).replaceAll('\n', '\r\n'),
  'comments between': (text, base) => stage(base, `# one\n\n${text}\n# two`),
  'small letters': (text, base) =>
    stage(
      base,
      text.replace(/^(?:[A-Z]+)(?= )/gm, (keyword) => keyword.toLowerCase()),
    ),
  'white space': (text, base) =>
    stage(base, text.replace(/^([A-Z]+) /gm, '  $1   ').replace(/$/, ' ')),
  ONBUILD: (text, base) =>
    /\b(?:ONBUILD|FROM|EOF)\b|<<|\\\n|^#|^$/m.test(text)
      ? stage(base, text)
      : stage(base, text.replace(/^/gm, 'ONBUILD ')),
  'no end of line': (text, base) => stage(base, text).trimEnd(),
  'on two lines': (text, base) =>
    stage(base, text.replace(/^([A-Z]+) (?=[^\n]* )/m, '$1 \\\n    ')),
};

/** For whole files. */
export const fileForms: Readonly<Record<string, Form>> = {
  plain: (text) => `${text}\n`,
  CRLF: (text) => `${text}\n`.replaceAll('\n', '\r\n'),
  'a comment above': (text) =>
    /^# (?:hadolint|escape)/.test(text) ? `${text}\n` : `# What it is for.\n\n${text}\n`,
  'small letters': (text) =>
    `${text.replace(/^(?:[A-Z]+)(?= )/gm, (keyword) => keyword.toLowerCase())}\n`,
  'syntax directive': (text) =>
    /^# (?:hadolint|escape)/.test(text) ? `${text}\n` : `# syntax=docker/dockerfile:1\n${text}\n`,
  'more behind': (text) => `${text}\nLABEL a=b\nEXPOSE 8080\n`,
  'another stage behind': (text) => `${text}\n\nFROM alpine:3.20 AS last\nCOPY a /b\n`,
};
