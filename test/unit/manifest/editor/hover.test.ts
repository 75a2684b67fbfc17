import assert from 'node:assert/strict';
import { readManifest } from '../../../../src/manifest/document.ts';
import { hoverAt } from '../../../../src/manifest/editor/hover.ts';
import { cursorIn, schemas, words } from './support.ts';

function hovered(marked: string) {
  const { text, offset } = cursorIn(marked);
  return hoverAt(readManifest(text, schemas), words, offset);
}

const deployment = 'apiVersion: apps/v1\nkind: Deployment\nspec:\n';

describe('hover in a manifest', () => {
  it('tells a field, its type and what is usual', () => {
    const found = hovered(`${deployment}  repl¦icas: 2\n`);
    assert.equal(found?.path, 'spec.replicas');
    assert.equal(found.type.en, 'whole number');
    assert.equal(found.usual, '1');
    assert.match(found.about, /^Number of desired pods/);
    assert.equal(found.required, false);
  });

  it('tells the field of a value, in lists too, with the words that it takes', () => {
    const found = hovered(
      `${deployment}  template:\n    spec:\n      containers:\n        - name: web\n          imagePullPolicy: Al¦ways\n`,
    );
    assert.equal(found?.path, 'spec.template.spec.containers[].imagePullPolicy');
    assert.deepEqual(found.choices, ['Always', 'IfNotPresent', 'Never']);
    // That it is Always holds on a condition.
    assert.equal(found.usual, undefined);
  });

  it('tells what a map is by the API’s words on what stands in it', () => {
    const found = hovered(
      `${deployment}  template:\n    spec:\n      containers:\n        - livenessPro¦be:\n            httpGet: {port: 80}\n`,
    );
    assert.match(found?.about ?? '', /health check/);
    assert.equal(found?.type.en, 'map');
  });

  it('tells what is usual where seconds are meant, and not half a sentence', () => {
    const probe = (field: string) =>
      hovered(
        `${deployment}  template:\n    spec:\n      containers:\n        - livenessProbe:\n            ${field}¦: 1\n`,
      )?.usual;
    assert.equal(probe('periodSeconds'), '10');
    assert.equal(probe('failureThreshold'), '3');
    assert.equal(probe('initialDelaySeconds'), undefined);
  });

  it('has nothing for labels, unknown fields and unknown kinds', () => {
    assert.equal(
      hovered(`${deployment}  selector:\n    matchLabels:\n      a¦pp: web\n`),
      undefined,
    );
    assert.equal(hovered(`${deployment}  replica¦: 2\n`), undefined);
    assert.equal(hovered('apiVersion: example.com/v1\nkind: Thing\nspec:\n  a¦: 1\n'), undefined);
  });
});
