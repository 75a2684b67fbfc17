import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cachePath } from '../cache.mjs';
import { run } from '../stage.mjs';
import { standInLabel } from './debian.mjs';

const bundle = '/etc/ssl/certs/ca-certificates.crt';

/**
 * A stand-in for python:3.11-slim-bookworm: Debian 12 has that Python. The host's certificates
 * and package index are built in, so that pip works in it wherever it works here.
 * @param {string} ref
 */
export async function makePython(ref) {
  const context = await mkdtemp(cachePath('stand-ins', 'python-'));
  try {
    await writeFile(join(context, 'Dockerfile'), dockerfile(ref));
    await writeFile(join(context, 'pip.conf'), pipConf());
    if (existsSync(bundle)) await cp(bundle, join(context, 'bundle.crt'), { dereference: true });
    else await writeFile(join(context, 'bundle.crt'), '');
    await run('docker', ['build', '--tag', ref, context], {
      verb: 'make',
      what: `a stand-in for ${ref}`,
      log: 'docker-build-python',
    });
  } finally {
    await rm(context, { recursive: true, force: true });
  }
}

/**
 * Like the official image: python and pip in /usr/local/bin, pip free to install, the same CMD.
 * @param {string} ref
 */
function dockerfile(ref) {
  return `FROM debian:bookworm-slim
ENV LANG=C.UTF-8
RUN apt-get update \\
 && apt-get install -y --no-install-recommends ca-certificates libpython3.11 netbase \\
      python3 python3-pip tzdata \\
 && rm -rf /var/lib/apt/lists/* /var/cache/apt /usr/lib/python3*/EXTERNALLY-MANAGED
COPY bundle.crt /tmp/bundle.crt
COPY pip.conf /etc/pip.conf
RUN if [ -s /tmp/bundle.crt ]; then cat /tmp/bundle.crt > ${bundle}; fi; rm /tmp/bundle.crt \\
 && for program in python3 pip3; do ln -s /usr/bin/$program /usr/local/bin/; done \\
 && ln -s python3 /usr/local/bin/python && ln -s pip3 /usr/local/bin/pip
ENV PYTHON_VERSION=3.11.2
LABEL ${standInLabel}=${ref}
CMD ["python3"]
`;
}

/** pip's settings for every build and container: certificates, and the host's index if it has one. */
function pipConf() {
  const settings = {
    cert: bundle,
    'index-url': process.env.PIP_INDEX_URL,
    'extra-index-url': process.env.PIP_EXTRA_INDEX_URL,
    'trusted-host': process.env.PIP_TRUSTED_HOST,
    timeout: process.env.PIP_DEFAULT_TIMEOUT,
  };
  const lines = Object.entries(settings).filter(([, value]) => value);
  return ['[global]', ...lines.map(([key, value]) => `${key} = ${value}`), ''].join('\n');
}
