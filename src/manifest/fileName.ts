/** Whether a file of that name may hold manifests: what is in it decides. */
export function mayHoldManifests(name: string): boolean {
  return /\.(?:ya?ml|json)$/i.test(name) || isKustomization(name);
}

/** Whether kustomize builds from a file of that name, which then needs neither version nor kind. */
export function isKustomization(path: string): boolean {
  return /(?:^|[\\/])(?:kustomization\.ya?ml|Kustomization)$/.test(path);
}

/** Whether a text looks like a manifest: it names a version and a kind of an object. */
export function looksLikeManifest(text: string, path = ''): boolean {
  if (isKustomization(path)) return true;
  return /^[ \t{-]*"?apiVersion"?[ \t]*:/m.test(text) && /^[ \t{,-]*"?kind"?[ \t]*:/m.test(text);
}

/** Whether Helm has still to make a manifest of it: its values are not known here. */
export function isTemplate(text: string): boolean {
  return /\{\{-?[ \t]*(?:[.$]|include\b|if\b|range\b|with\b|define\b|template\b|end\b|\/\*)/.test(
    text,
  );
}
