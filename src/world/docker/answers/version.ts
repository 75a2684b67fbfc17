import * as z from 'zod/mini';
import type { DaemonVersion } from '../objects/daemon.ts';
import { text } from './pieces.ts';

export const versionAnswer = z.pipe(
  z.object({
    Version: z.string(),
    ApiVersion: z.string(),
    MinAPIVersion: z.optional(z.string()),
    Os: text,
    Arch: text,
  }),
  z.transform((it): { readonly daemon: DaemonVersion; readonly lowest: string | undefined } => ({
    daemon: { version: it.Version, apiVersion: it.ApiVersion, os: it.Os, arch: it.Arch },
    lowest: it.MinAPIVersion,
  })),
);
