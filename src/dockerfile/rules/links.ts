/** Where a rule's own tool says more of it; empty for the house's own rules. */
export function linkOf(id: string): string {
  if (/^DL\d+$/.test(id)) return `https://github.com/hadolint/hadolint/wiki/${id}`;
  if (/^SC\d+$/.test(id)) return `https://www.shellcheck.net/wiki/${id}`;
  if (id === 'UnusedIgnore') return '';
  const checks = 'https://docs.docker.com/reference/build-checks/';
  return pageless.has(id) ? checks : `${checks}${kebab(id)}/`;
}

/** Checks that Docker's documentation names without a page of their own. */
const pageless = new Set(['InvalidBaseImagePlatform']);

/** `JSONArgsRecommended` is `json-args-recommended` there. */
function kebab(name: string): string {
  return name
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase();
}
