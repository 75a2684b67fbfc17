import { readFile } from 'node:fs/promises';

const bundle = '/etc/ssl/certs/ca-certificates.crt';

/**
 * The host's certificates and pip's settings, so that pip works in the image wherever it works here.
 * @returns {Promise<Record<string, string>>}
 */
export async function pythonFiles() {
  return { 'bundle.crt': await readFile(bundle, 'utf8').catch(() => ''), 'pip.conf': pipConf() };
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
