import { extensions } from 'vscode';

type Ids = readonly string[];

/** Which findings another extension shows already: hadolint's codes, or BuildKit's checks. */
const others = [
  { extension: 'exiasr.hadolint', serves: (id: string) => /^(?:DL|SC)\d/.test(id) },
  { extension: 'docker.docker', serves: (id: string) => /^[A-Z]+[a-z]/.test(id) },
];

/** Tells whether the extensions that are installed now show the findings of all these ids. */
export function servedElsewhere(): (ids: Ids) => boolean {
  const serving = others.filter(({ extension }) => extensions.getExtension(extension));
  return (ids) => serving.length > 0 && ids.every((id) => serving.some(({ serves }) => serves(id)));
}
