/**
 * Mocha's own spec reporter, which also writes where the option `report` says what failed and how
 * many passed in each file, for `test.mjs` to try again and to tell at its end.
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
    /** @type {import('./test.mjs').Report} */
    const report = { failed: [], passed: {} };
    runner.on('pass', ({ file = '' }) => {
      report.passed[file] = (report.passed[file] ?? 0) + 1;
    });
    runner.on('fail', (test, error) => {
      const why = String(error?.message ?? error).split('\n', 1)[0] ?? '';
      report.failed.push({ file: test.file ?? '', title: test.fullTitle(), why });
    });
    const { report: path } = options.reporterOptions ?? {};
    runner.once('end', () => path && writeFileSync(path, JSON.stringify(report)));
  }
}
