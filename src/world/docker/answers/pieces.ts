import * as z from 'zod/mini';

// Daemons leave out or null what is unset (Docker 29 more than 20.10): each piece has its fallback.

export const text = z.pipe(
  z.nullish(z.string()),
  z.transform((value) => value ?? ''),
);
export const number = z.pipe(
  z.nullish(z.number()),
  z.transform((value) => value ?? 0),
);
export const truth = z.pipe(
  z.nullish(z.boolean()),
  z.transform((value) => value ?? false),
);
export const list = <Item>(item: z.ZodMiniType<Item>) =>
  z.pipe(
    z.nullish(z.array(item)),
    z.transform((value): readonly Item[] => value ?? []),
  );
export const record = <Value>(value: z.ZodMiniType<Value>) =>
  z.pipe(
    z.nullish(z.record(z.string(), value)),
    z.transform((map): Readonly<Record<string, Value>> => map ?? {}),
  );
export const strings = list(z.string());
export const labels = record(z.string());
/** A moment as milliseconds since 1970; Go's zero time (year 1) is undefined. */
export const moment = z.pipe(
  z.nullish(z.string()),
  z.transform((value): number | undefined => {
    const time = Date.parse(value ?? '');
    return Number.isNaN(time) || time <= 0 ? undefined : time;
  }),
);
/** Names without the `<none>:<none>` and `<none>@<none>` that older daemons give. */
export const names = z.pipe(
  strings,
  z.transform((all) => all.filter((name) => !name.includes('<none>'))),
);
/** The keys of a Go set, e.g. `{"80/tcp": {}}`, in order. */
export const keys = z.pipe(
  record(z.unknown()),
  z.transform((map): readonly string[] => Object.keys(map).sort()),
);
