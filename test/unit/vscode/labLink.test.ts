import assert from 'node:assert/strict';
import { askedLab } from '../../../src/vscode/labLink.ts';

describe('a link that starts a lab', () => {
  const table: [path: string, query: string, lab: string | undefined][] = [
    ['/start', 'lab=flask-uwsgi-v1', 'flask-uwsgi-v1'],
    ['/start', 'x=1&lab=a', 'a'],
    ['/start', 'lab=a&lab=b', undefined],
    ['/start', 'lab=../../etc', undefined],
    ['/start', 'lab=%2e%2e', undefined],
    ['/start', 'lab=a%0ab', undefined],
    ['/start', `lab=${'a'.repeat(65)}`, undefined],
    ['/start', 'lab=', undefined],
    ['/start', '', undefined],
    ['/solve', 'lab=a', undefined],
    ['', 'lab=a', undefined],
  ];
  for (const [path, query, lab] of table) {
    it(`${path}?${query.slice(0, 30)}`, () => {
      assert.equal(askedLab({ path, query }), lab);
    });
  }
});
