/** Dockerfiles as people write them, thirty lines each and no two alike. */

const runs = [
  'RUN apt-get update && apt-get install -y curl git && rm -rf /var/lib/apt/lists/*',
  'RUN pip install --no-cache-dir flask==3.0 requests',
  'RUN set -eux; groupadd -r app; useradd -r -g app app; mkdir -p /data/$NAME',
  'RUN curl -fsSL https://example.com/install.sh | sh',
  'RUN if [ -f package.json ]; then npm ci && npm run build; fi',
  'RUN for name in a b c; do echo "$name" >> /etc/names; done',
  'RUN --mount=type=cache,target=/root/.cache cd /src && make -j4',
];
const others = [
  'ENV NAME=value PATH=/opt/app/bin:$PATH',
  'COPY --chown=1000:1000 src/ ./src/',
  'ADD config.tar.gz /etc/app/',
  'LABEL org.opencontainers.image.title="an app"',
  'WORKDIR /srv/app',
  'EXPOSE 8080/tcp',
  'USER app',
  'ARG VERSION=1.2',
  '# what the next line is for',
  'VOLUME ["/data"]',
];
const head = (at: number): readonly string[] => [
  '# syntax=docker/dockerfile:1',
  `ARG TAG=${at}`,
  'FROM debian:${TAG} AS build',
  'FROM ' + (at % 3 === 0 ? 'python' : 'python:3.12-slim'),
];

export function dockerfileOf(at: number, kind: 'with RUN' | 'without RUN'): string {
  const lines = [...head(at)];
  for (let line = lines.length; line < 28; line += 1) {
    const isRun = kind === 'with RUN' && line % 3 === 0;
    const source = isRun ? runs : others;
    lines.push((source[(at * 7 + line) % source.length] ?? '').replace('value', `value${at}`));
  }
  lines.push('HEALTHCHECK CMD ["true"]', 'CMD ["python", "app.py"]', '');
  return lines.join('\n');
}
