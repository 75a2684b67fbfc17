import type { Dockerfile, Instruction } from '../model.ts';

/** The image that an instruction's stage begins with in the end, through the stages it builds on. */
function baseOf(file: Dockerfile, { stage }: Instruction): string {
  let at = file.stages[stage];
  while (at?.parent !== undefined) at = at.parent;
  return at?.base ?? '';
}

/** Whether the programs of the base image are BusyBox's. */
export function isBusyboxBased(file: Dockerfile, instruction: Instruction): boolean {
  const base = baseOf(file, instruction).toLowerCase();
  return base.includes('alpine') || base.includes('busybox');
}

export function isWindowsBased(file: Dockerfile, instruction: Instruction): boolean {
  const base = baseOf(file, instruction).toLowerCase();
  return (
    base.includes('nanoserver') ||
    base.includes('servercore') ||
    (base.includes('/windows') && /\/windows\b/.test(base))
  );
}

/** `scratch` holds no shell, nor anything else. */
export function isScratchBased(file: Dockerfile, instruction: Instruction): boolean {
  return baseOf(file, instruction) === 'scratch';
}
