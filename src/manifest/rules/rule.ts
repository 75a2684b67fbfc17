import type { Rule } from '../../lint/rule.ts';
import type { Manifest } from '../document.ts';
import type { Together } from '../together.ts';

/** A rule sees one file, and the objects of all that are looked at together. */
export type ManifestRule = Rule<Manifest, Together>;

export type Check = ManifestRule['check'];
