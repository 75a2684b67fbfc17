const named = /^(?:Dockerfile|Containerfile)(?:\..+)?$|\.(?:Dockerfile|Containerfile)$/i;

/** Whether a file of this name is taken for a Dockerfile. */
export function isDockerfileName(name: string): boolean {
  return named.test(name) && !isIgnoreFileName(name);
}

/** `Dockerfile.dockerignore` is the list of what its build leaves out. */
export function isIgnoreFileName(name: string): boolean {
  return /\.dockerignore$/i.test(name);
}
