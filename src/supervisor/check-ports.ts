import { createServer } from 'node:net';
import type { ServiceName } from '../domain/child-process.ts';
import { DomainError } from '../domain/errors.ts';
import type { Config } from '../runtime/config/schema.ts';
import { environmentName } from '../runtime/config/parse-setting.ts';
import { findPortHolder } from './port-holder.ts';

/**
 * Makes sure that every service can open its ports, before any is started.
 * @param isAsked leaves settings out by their key. @default none
 * @throws DomainError `port_taken` that names the port, its setting and, where visible, the holder
 */
export async function checkPorts(
  config: Config,
  services: readonly ServiceName[],
  isAsked: (key: string) => boolean = () => true,
): Promise<void> {
  const settings = services.flatMap((service) => listPorts(config, service));
  for (const { host, port, key } of settings.filter((setting) => isAsked(setting.key))) {
    const error = await tryPort(host, port);
    if (error) throw portTaken({ host, port, key, error });
  }
}

interface PortSetting {
  readonly host: string;
  readonly port: number;
  readonly key: string;
}

function listPorts({ api, hub, printd }: Config, service: ServiceName): PortSetting[] {
  const { host, port } = { api, hub, printd }[service];
  const compat = service === 'api' ? api.compat_ports : [];
  return [
    ...(port === 0 ? [] : [{ host, port, key: `${service}.port` }]),
    ...compat.map((compatPort) => ({ host, port: compatPort, key: 'api.compat_ports' })),
  ];
}

function tryPort(host: string, port: number): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', resolve);
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

function portTaken({
  host,
  port,
  key,
  error,
}: PortSetting & { readonly error: NodeJS.ErrnoException }): DomainError {
  const setting = `${key}, ${environmentName(key)}`;
  const details = { port, key, host };
  if (error.code === 'EADDRINUSE') {
    const holder = findPortHolder(port);
    const by = holder ? ` by pid ${holder.pid} (${holder.command})` : '';
    const message = `Port ${port} (${setting}) is already taken${by}. End that program or set another port.`;
    return new DomainError('port_taken', message, { ...details, holder }, { cause: error });
  }
  const why = error.code === 'EACCES' ? 'this user may not open it' : error.message;
  const message = `Port ${port} on ${host} (${setting}) can't be opened: ${why}.`;
  return new DomainError('port_taken', message, details, { cause: error });
}
