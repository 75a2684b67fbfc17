import { once } from '../docker/memo.ts';
import type { Wire } from './wire.ts';

/** The same wire, which sends each request once. */
export function memoiseWire(wire: Wire): Wire {
  return {
    get host() {
      return wire.host;
    },
    http: once((request: Parameters<Wire['http']>[0]) => wire.http(request)),
    tcp: once((request: Parameters<Wire['tcp']>[0]) => wire.tcp(request)),
    uwsgi: once((request: Parameters<Wire['uwsgi']>[0]) => wire.uwsgi(request)),
  };
}
