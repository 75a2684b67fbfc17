import { WorldError } from '../worldError.ts';

/** The kind cluster that is made for labs, and the context that kind makes for it. */
export const clusterName = 'container-lab';
/** The namespace of an object that names none. */
export const defaultNamespace = 'default';
/** The label by which kind marks a cluster's node containers; its value is the cluster's name. */
export const clusterLabel = 'io.x-k8s.kind.cluster';
export const labContext = `kind-${clusterName}`;

/** Where contexts may come from. */
export interface Kubeconfigs {
  /** The lab cluster's own file, in the state directory. */
  readonly own: string;
  /** The learner's, as kubectl would read it; the first that is there counts. */
  readonly learner: readonly string[];
  /** Names of the learner's contexts that the machine setting allows. */
  readonly allowed: readonly string[];
}

/** What a kubeconfig says, as far as the choice needs it. */
export interface Contexts {
  readonly current: string;
  readonly names: readonly string[];
}

interface Chosen {
  readonly path: string;
  readonly context: string;
}

/**
 * The one context that may be asked: the lab's own, or the learner's current one when the machine
 * setting names it. `read` gives undefined for a file that is not there.
 */
export function chooseContext(
  { own, learner, allowed }: Kubeconfigs,
  read: (path: string) => Contexts | undefined,
): Chosen | WorldError {
  const current = learner
    .filter((path) => path !== own)
    .map((path) => ({ path, contexts: read(path) }))
    .find(({ contexts }) => contexts !== undefined);
  const name = current?.contexts?.current ?? '';
  if (current !== undefined && name !== '' && allowed.includes(name)) {
    return { path: current.path, context: name };
  }
  const lab = read(own);
  if (lab?.names.includes(labContext) === true) return { path: own, context: labContext };
  const other = name === '' ? (lab?.current ?? '') : name;
  return other === ''
    ? new WorldError(
        'cluster-missing',
        labContext,
        'Could not find the lab cluster: it has not been made yet. Create the lab cluster.',
      )
    : new WorldError(
        'context-refused',
        other,
        `Could not ask the cluster ${other}: Container Lab asks only its own cluster and those that the setting allows. Create the lab cluster.`,
      );
}
