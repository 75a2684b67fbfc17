/** What has to be undone; VS Code's own Disposables are some. */
export interface Disposing {
  dispose(): unknown;
}

/** Owns what was registered, and disposes it in reverse. */
export interface Owner {
  own<T extends Disposing>(disposable: T): T;
  /** For what is undone by a function. */
  undo(dispose: () => void): void;
  dispose(): void;
}

export function owner(failed: (error: unknown) => void): Owner {
  const owned: Disposing[] = [];
  return {
    own(disposable) {
      owned.push(disposable);
      return disposable;
    },
    undo(dispose) {
      owned.push({ dispose });
    },
    dispose() {
      for (const disposable of owned.splice(0).reverse()) {
        try {
          disposable.dispose();
        } catch (error) {
          failed(error); // One that fails must not keep the rest alive.
        }
      }
    },
  };
}
