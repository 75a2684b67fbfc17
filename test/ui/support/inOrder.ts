/**
 * Ends a suite whose tests each need those before it with the first that fails. Mocha's own `bail`
 * would also leave the whole suite out, silently, once a test of any other file has failed.
 */
export function inOrder(suite: Mocha.Suite): void {
  let failed: string | undefined;
  suite.beforeEach('the tests before it have passed', () => {
    if (failed !== undefined) throw new Error(`not run, nor what follows: it needs “${failed}”`);
  });
  suite.afterEach(function () {
    if (this.currentTest?.state === 'failed') failed = this.currentTest.title;
  });
}
