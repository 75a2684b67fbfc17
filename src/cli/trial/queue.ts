/** Does work alone: each waits for what came before it. */
export type Queue = <Value>(work: () => Promise<Value>) => Promise<Value>;

export function makeQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
