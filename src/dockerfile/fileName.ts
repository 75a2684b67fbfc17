const named = /^(?:Dockerfile|Containerfile)(?:\..+)?$|\.(?:Dockerfile|Containerfile)$/i;

/** Whether a file of this name is taken for a Dockerfile; `Dockerfile.md` tells of one. */
export function isDockerfileName(name: string): boolean {
  return named.test(name) && !isIgnoreFileName(name) && !/\.md$/i.test(name);
}

/** `Dockerfile.dockerignore` is the list of what its build leaves out. */
export function isIgnoreFileName(name: string): boolean {
  return /\.dockerignore$/i.test(name);
}
