/** Asks a published port over a mounted socket, from wherever it runs: host, and status or fault. */
import { connect } from '../../../src/world/docker/client.ts';
import { openWire } from '../../../src/world/wire/client.ts';

const [port = '', address = ''] = process.argv.slice(2);
const signal = new AbortController().signal;
const connection = connect({
  kind: 'unix',
  path: '/var/run/docker.sock',
  source: { kind: 'setting' },
});
const { endpoint } = connection;
const wire = openWire({ endpoint, docker: connection.reader(signal) }, signal);
const { answer, fault } = await wire.http({ port: Number(port), address, path: '/' });
console.log(wire.host, answer?.status ?? fault);
connection.close();
