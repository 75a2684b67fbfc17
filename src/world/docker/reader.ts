import { infoAnswer } from './answers/info.ts';
import type { Docker } from './docker.ts';
import type { Calls } from './negotiate.ts';
import { containerReads } from './reads/containers.ts';
import { execReads } from './reads/exec.ts';
import { fileReads } from './reads/files.ts';
import { imageReads } from './reads/images.ts';
import { networkReads } from './reads/networks.ts';
import { makeReads } from './reads/reads.ts';
import { swarmReads } from './reads/swarm.ts';

/** The reads of one run: all end with its signal. */
export function makeReader(calls: Calls, signal: AbortSignal): Docker {
  const reads = makeReads(calls, signal);
  return {
    version: () => calls.version(signal),
    info: () => reads.read(infoAnswer, '/info'),
    ...imageReads(reads),
    ...containerReads(reads),
    ...fileReads(reads),
    ...execReads(reads),
    ...networkReads(reads),
    ...swarmReads(reads),
  };
}
