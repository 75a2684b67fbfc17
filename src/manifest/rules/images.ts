/** The tag of an image; empty where there is none, and undefined where a digest says which it is. */
export function tagOf(image: string): string | undefined {
  if (image.includes('@')) return undefined;
  const last = image.slice(image.lastIndexOf('/') + 1);
  const colon = last.indexOf(':');
  return colon < 0 ? '' : last.slice(colon + 1);
}

/** An image's name without its tag. */
export function repositoryOf(image: string): string {
  const tag = tagOf(image);
  return tag ? image.slice(0, -tag.length - 1) : image;
}
