/** Disagreements with kubeconform of one kind, and who is right in them. */
export interface SettledSchema {
  /** The kind of fault that was seeded; undefined of a valid file. */
  readonly fault: string | undefined;
  readonly only: 'kubeconform' | 'ours';
  /** What was done, where not all faults of the kind are meant. */
  readonly what?: RegExp;
  /** What stands anywhere in the file. */
  readonly file?: RegExp;
  readonly right: 'kubeconform' | 'ours';
  readonly why: string;
}

/** The first that fits counts. */
export const settledSchemas: readonly SettledSchema[] = [
  {
    fault: 'bad base64',
    only: 'ours',
    right: 'ours',
    why: 'kubeconform decodes no base64, whatever the format of a string; the API server does.',
  },
  {
    fault: 'duplicate key',
    only: 'ours',
    file: /kind['"]?: ['"]?List\b/,
    right: 'ours',
    why: 'kubeconform takes a List apart by a reader that keeps the last of two keys, and looks at its items after that.',
  },
  {
    fault: 'same item',
    only: 'ours',
    right: 'ours',
    why: 'JSON Schema has no word for the key that tells the items of a list apart.',
  },
  {
    fault: 'misspelt kind',
    only: 'ours',
    what: /^the kind [a-z]+$/,
    right: 'ours',
    why: 'kubeconform looks a kind up in small letters; the API server knows it by its own alone.',
  },
];
