import { trustedRegistry } from '../../../../src/dockerfile/rules/trustedRegistry.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  trustedRegistry,
  table(
    [
      [
        'FROM ‹a:1›\n',
        undefined,
        { config: { trustedRegistries: ['*.gcr.io'] }, says: 'docker.io' },
      ],
      ['FROM ‹gcr.io/a:1›\n', undefined, { config: { trustedRegistries: ['*.gcr.io'] } }],
      [
        'FROM ‹localhost:5000/a:1› AS x\nFROM x\n',
        undefined,
        { config: { trustedRegistries: ['r.example'] } },
      ],
      [
        'ARG R=x.example\nFROM ‹$R/a:1›\n',
        undefined,
        { config: { trustedRegistries: ['r.example'] } },
      ],
      [
        'FROM ‹docker.io/a:1›\nFROM r.example/b\n',
        undefined,
        { config: { trustedRegistries: ['r.*'] } },
      ],
      [
        'FROM r.example/a:1\nCOPY --from=‹x.example/b:1› /a /b\nONBUILD COPY --from=‹c› a /b\n',
        undefined,
        { config: { trustedRegistries: ['r.example'] } },
      ],
      [
        'FROM r.example/a:1\nRUN --mount=type=bind,from=‹x.example/b:1›,target=/x a\n',
        undefined,
        { config: { trustedRegistries: ['r.example'] } },
      ],
    ],
    [
      'FROM a:1\n',
      [
        'FROM r.example/a:1 AS x\nFROM r.example/b:1 AS y\nCOPY --from=X /a /b\nCOPY --from=0 /a /b\nCOPY --from=y /a /b\nCOPY --from=$Z /a /b\nRUN --mount=type=cache,from=x,target=/x a\nCOPY --from=r.example/c /a /b\n',
        { config: { trustedRegistries: ['r.example'] } },
      ],
      [
        'FROM a:1\nFROM b/c:1\nFROM docker.io/a\n',
        { config: { trustedRegistries: ['docker.io'] } },
      ],
      ['FROM a:1\n', { config: { trustedRegistries: ['hub.docker.com'] } }],
      ['FROM x.gcr.io/a:1\n', { config: { trustedRegistries: ['*.gcr.io', 'b'] } }],
      ['FROM q.x/a\nFROM a\n', { config: { trustedRegistries: ['*'] } }],
      [
        'FROM scratch AS x\nFROM x\nARG Y\nFROM $Z\n',
        { config: { trustedRegistries: ['r.example'] } },
      ],
    ],
  ),
  { config: { trustedRegistries: ['registry.example'] } },
);
