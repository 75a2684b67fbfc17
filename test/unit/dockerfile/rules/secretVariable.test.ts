import { secretVariable } from '../../../../src/dockerfile/rules/secretVariable.ts';
import { testRule } from './support.ts';
import { table } from './table.ts';

testRule(
  secretVariable,
  table(
    [
      [
        'FROM a:1\nENV ‹DB_PASSWORD›=x A=1\n',
        undefined,
        { ids: ['DL3064', 'SecretsUsedInArgOrEnv'] },
      ],
      ['FROM a:1\nENV A=1 ‹TOKEN›=2 ‹KEY›=3\n'],
      [
        'FROM scratch\nARG ‹AWS_ACCESS_KEY_ID›\nARG ‹AWS_SECRET_ACCESS_KEY›\nRUN aws s3 cp s3://my-bucket/file .\n',
      ],
      ['ARG ‹TOKEN›\nFROM a:1\n', undefined, { ids: ['DL3064'] }],
      ['FROM a:1\nENV ‹MYPASSWORD› x\n', undefined, { ids: ['DL3064'] }],
      [
        'FROM a:1\nARG ‹SSH_PRIVATE_KEY›\n',
        undefined,
        { ids: ['DL3064', 'SecretsUsedInArgOrEnv'] },
      ],
      ['FROM a:1\nARG ‹ACCESS_KEY›\n', undefined, { ids: ['SecretsUsedInArgOrEnv'] }],
      ['FROM a:1\nARG ‹AUTH›\n', undefined, { ids: ['SecretsUsedInArgOrEnv'] }],
      ['FROM a:1\nONBUILD ENV ‹api_key›=\n'],
    ],
    [
      'FROM a:1\nARG SSH_AUTH_SOCK\n',
      'FROM a:1\nENV DB_PASSWORD_FILE=/run/x\n',
      'FROM a:1\nENV PUBLIC_KEY=x KEY_FILE=y TOKEN_VERSION=1\n',
      'FROM a:1\nENV TOKENIZERS_PARALLELISM=1 KEYCLOAK=1 AUTHOR=me KEYRING=x\n',
      'FROM a:1\nRUN --mount=type=secret,id=a,env=TOKEN a\n',
      'FROM a:1\nENV PASSWORD=/run/secrets/p\n',
      'FROM a:1\nLABEL token=1\n',
      'FROM a:1\nENV MYSQL_ALLOW_EMPTY_PASSWORD=1\n',
    ],
  ),
);
