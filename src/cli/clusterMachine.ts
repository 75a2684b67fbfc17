import { clusterNameForm, type Machine } from '../session/cluster/machine.ts';
import { clusterName } from '../world/cluster/context.ts';
import type { Context } from './context.ts';

/** What the lab cluster is made, looked at and removed with. */
export function machineOf(context: Context): Machine {
  const { io, root, dockerEnv: env, mirrors } = context;
  return { name: nameOf(io.env), root, env, mirrors, ...kindOf(context) };
}

/** The kind program and the node image that the person names; the editor does in a lab's terminals. */
export function kindOf({ args, io }: Context): Pick<Machine, 'kind' | 'image'> {
  const image = args.image ?? io.env['CONTAINER_LAB_NODE_IMAGE'];
  const kind = io.env['CONTAINER_LAB_KIND'];
  return { ...(image && { image }), ...(kind && { kind }) };
}

/** Another name than the labs' is for tests beside a learner's own cluster. */
function nameOf(env: NodeJS.ProcessEnv): string {
  const name = env['CONTAINER_LAB_CLUSTER'] ?? '';
  return clusterNameForm.test(name) ? name : clusterName;
}
