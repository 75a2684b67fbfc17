export const image = 'python:3.11-slim-bookworm';
const server = `
import http.server, socket
class Hello(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(404 if self.path == "/none" else 200)
        self.end_headers()
        self.wfile.write(("hello from " + socket.gethostname()).encode())
print("serving", flush=True)
http.server.ThreadingHTTPServer(("", 8080), Hello).serve_forever()
`;

/** A Deployment whose Pods say their names over HTTP, and a Service before them. */
export function helloApp(name: string, replicas = 2): readonly object[] {
  const labels = { app: name };
  const web = {
    ...{ name: 'web', image, command: ['python3', '-c', server] },
    ports: [{ name: 'http', containerPort: 8080 }],
    readinessProbe: { httpGet: { path: '/', port: 8080 }, periodSeconds: 1 },
  };
  const template = {
    metadata: { labels },
    spec: { terminationGracePeriodSeconds: 0, containers: [web] },
  };
  return [
    {
      ...{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name } },
      spec: { replicas, selector: { matchLabels: labels }, template },
    },
    {
      ...{ apiVersion: 'v1', kind: 'Service', metadata: { name } },
      spec: { selector: labels, ports: [{ port: 80, targetPort: 8080 }] },
    },
  ];
}

/** A Pod of the same image that runs a command. */
export function aPod(name: string, command: readonly string[], of = image): object {
  const containers = [{ name: 'main', image: of, command, imagePullPolicy: 'IfNotPresent' }];
  return {
    ...{ apiVersion: 'v1', kind: 'Pod', metadata: { name, labels: { app: name } } },
    spec: { terminationGracePeriodSeconds: 0, containers },
  };
}
