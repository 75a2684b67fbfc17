import type { TextDocument } from 'vscode';

/** Characters of a document, or bytes of a file; a longer one is none that a person writes. */
export const longest = 2 ** 20;

/**
 * Reads each version of a document once, and none that is too long.
 * @param read undefined for what is none of the kind now: that is not kept
 */
export function onceEachVersion<File>(
  read: (text: string, document: TextDocument) => File | undefined,
): (document: TextDocument) => File | undefined {
  const known = new WeakMap<TextDocument, { readonly version: number; readonly file: File }>();
  return (document) => {
    const found = known.get(document);
    if (found?.version === document.version) return found.file;
    const text = document.getText();
    const file = text.length > longest ? undefined : read(text, document);
    if (file !== undefined) known.set(document, { version: document.version, file });
    return file;
  };
}
