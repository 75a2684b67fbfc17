import type { Rule } from '../../lint/rule.ts';
import type { Manifest } from '../document.ts';

export type ManifestRule = Rule<Manifest, undefined>;
