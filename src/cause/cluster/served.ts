import { serviceHttp } from '../../check/types/serviceHttp.ts';
import type { World } from '../../world/world.ts';
import { readService } from '../../world/cluster/answers/service.ts';
import type { ServicePort } from '../../world/cluster/answers/service.ts';
import { clusterSubject, serviceKind } from './subject.ts';
import type { AnyFailure } from './subject.ts';

/** The Service that a failed check is about. */
export interface Served {
  readonly namespace: string;
  readonly name: string;
  readonly selector: Readonly<Record<string, string>>;
  readonly ports: readonly ServicePort[];
  /** The port that was asked, by number or name; undefined where the check asks none. */
  readonly asked: string | undefined;
  /** The one of its ports that this is. */
  readonly port: ServicePort | undefined;
}

export async function servedBy(failure: AnyFailure, world: World): Promise<Served | undefined> {
  const subject = clusterSubject(failure);
  if (subject?.name === undefined) return undefined;
  if (subject.kind !== 'Service' && subject.kind !== 'Endpoints') return undefined;
  const { namespace, name } = subject;
  const object = await world.cluster.get(serviceKind, { namespace, name });
  if (object === undefined) return undefined;
  const { selector, ports } = readService(object);
  const spec =
    failure.type === serviceHttp.type ? serviceHttp.schema.safeParse(failure.spec) : undefined;
  const asked = spec?.data === undefined ? undefined : String(spec.data.port);
  const port = asked === undefined ? ports[0] : ports.find((each) => isPort(each, asked));
  return { namespace, name, selector, ports, asked, port };
}

function isPort({ name, port }: ServicePort, asked: string): boolean {
  return String(port) === asked || name === asked;
}
