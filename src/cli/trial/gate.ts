/** Work that may run side by side, and work that must be alone; each waits for what came before it. */
export interface Gate {
  shared<Value>(work: () => Promise<Value>): Promise<Value>;
  alone<Value>(work: () => Promise<Value>): Promise<Value>;
}

export function makeGate(): Gate {
  let lastAlone: Promise<unknown> = Promise.resolve();
  let sharing: Promise<unknown>[] = [];
  return {
    shared: (work) => {
      const mine = lastAlone.then(work);
      sharing.push(settled(mine));
      return mine;
    },
    alone: (work) => {
      const mine = Promise.all([lastAlone, ...sharing]).then(work);
      lastAlone = settled(mine);
      sharing = [];
      return mine;
    },
  };
}

function settled(work: Promise<unknown>): Promise<void> {
  return work.then(
    () => undefined,
    () => undefined,
  );
}
