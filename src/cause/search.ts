/** What is loaded only when a check has failed, or a cause is asked for: a bundle of its own. */
export { catalogue } from './catalogue.ts';
export { find } from './find.ts';
