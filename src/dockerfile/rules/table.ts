import type { DockerfileRule } from './rule.ts';

/** Every rule, one line each, in the order of their ids. */
export const dockerfileRules: readonly DockerfileRule[] = [];
