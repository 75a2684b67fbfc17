import { checkstyle } from './checkstyle.ts';
import { codacy, codeclimate, gitlabCodeclimate, json, sonarqube } from './json.ts';
import { github, gnu, text, tty } from './lines.ts';
import type { Format } from './report.ts';
import { sarif } from './sarif.ts';

/** How findings can be printed, by name; those of hadolint mean the same as there. */
export const lintFormats: Readonly<Record<string, Format>> = {
  text,
  json,
  sarif,
  checkstyle,
  github,
  tty,
  gnu,
  codeclimate,
  gitlab_codeclimate: gitlabCodeclimate,
  sonarqube,
  codacy,
};
