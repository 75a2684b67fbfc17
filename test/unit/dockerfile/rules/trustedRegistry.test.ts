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
    ],
    [
      'FROM a:1\n',
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
