import { extensions } from 'vscode';

/** Which findings another extension shows already: hadolint's codes, or BuildKit's checks. */
const others = [
  { extension: 'exiasr.hadolint', serves: (id: string) => /^(?:DL|SC)\d/.test(id) },
  { extension: 'docker.docker', serves: (id: string) => /^[A-Z]+[a-z]/.test(id) },
];

/** Whether an extension that is installed shows the findings of all these ids itself. */
export function servedElsewhere(ids: readonly string[]): boolean {
  const serving = others.filter(({ extension }) => extensions.getExtension(extension));
  return serving.length > 0 && ids.every((id) => serving.some(({ serves }) => serves(id)));
}
