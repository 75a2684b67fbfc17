import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { HttpAnswer } from '../wire/wire.ts';
import type { RegistryManifest } from './registry.ts';

const descriptor = z.object({ digest: z.string(), size: z._default(z.number(), 0) });

/** Of one platform, Docker's (v2, schema 2) or OCI's; an index of several has `manifests` instead. */
const manifest = z.object({
  config: z.optional(descriptor),
  layers: z.optional(z.array(descriptor)),
  manifests: z.optional(
    z.array(z.object({ digest: z.string(), platform: z.optional(z.object({ os: z.string() })) })),
  ),
});
const tagList = z.object({ tags: z.optional(z.nullable(z.array(z.string()))) });
const catalog = z.object({ repositories: z.optional(z.nullable(z.array(z.string()))) });

/** What a manifest is asked for in, indexes of several platforms last. */
export const manifestTypes = [
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.index.v1+json',
].join(', ');

export interface ReadManifest extends RegistryManifest {
  /** Of an index: the digest of its first image. */
  readonly first: string | undefined;
}

export function readManifest({ headers, body }: HttpAnswer): ReadManifest | undefined {
  const read = manifest.safeParse(parse(body));
  if (!read.success) return undefined;
  const { config, layers, manifests } = read.data;
  if (manifests === undefined && (config === undefined || layers === undefined)) return undefined;
  return {
    digest:
      headers['docker-content-digest'] ??
      `sha256:${createHash('sha256').update(body).digest('hex')}`,
    config: config?.digest ?? '',
    layers: (layers ?? []).map(({ digest, size }) => ({ digest, size })),
    // BuildKit's attestations stand beside the image, for the platform `unknown`.
    first: manifests?.find(({ platform }) => platform?.os !== 'unknown')?.digest,
  };
}

/** A repository whose last tag was removed has null. */
export function readTags({ body }: HttpAnswer): readonly string[] | undefined {
  const read = tagList.safeParse(parse(body));
  return read.success ? (read.data.tags ?? []) : undefined;
}

export function readRepositories({ body }: HttpAnswer): readonly string[] | undefined {
  const read = catalog.safeParse(parse(body));
  return read.success ? (read.data.repositories ?? []) : undefined;
}

/** The message of a registry's error, e.g. `NAME_UNKNOWN: repository name not known to registry`. */
export function errorIn({ status, body }: HttpAnswer): string {
  const read = z
    .object({ errors: z.array(z.object({ code: z.string(), message: z.optional(z.string()) })) })
    .safeParse(parse(body));
  const first = read.success ? read.data.errors[0] : undefined;
  return first === undefined ? `HTTP ${status}` : `${first.code}: ${first.message ?? ''}`;
}

/** Whether it answered as the v2 API does, to an anonymous caller or to anybody. */
export function isRegistry({ status, headers, body }: HttpAnswer): boolean {
  if (headers['docker-distribution-api-version'] === 'registry/2.0') return true;
  return status === 200 && body.trim() === '{}';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
