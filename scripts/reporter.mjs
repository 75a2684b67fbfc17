/**
 * Mocha's own spec reporter, which also writes what failed where the option `failures` says: a JSON
 * list of `{ file, title, why }`, for `test.mjs` to try again and to tell at its end.
 */
import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

export default class Reporter extends Mocha.reporters.Spec {
  /**
   * @param {Mocha.Runner} runner
   * @param {Mocha.MochaOptions} options
   */
  constructor(runner, options) {
    super(runner, options);
    /** @type {import('./test.mjs').Failure[]} */
    const failures = [];
    runner.on('fail', (test, error) => {
      const why = String(error?.message ?? error).split('\n', 1)[0] ?? '';
      failures.push({ file: test.file ?? '', title: test.fullTitle(), why });
    });
    const { failures: path } = options.reporterOptions ?? {};
    runner.once('end', () => path && writeFileSync(path, JSON.stringify(failures)));
  }
}
