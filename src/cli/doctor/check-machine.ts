import type { ChildState } from '../../domain/child-process.ts';
import { quote } from '../quote.ts';
import type { Texts } from '../texts/texts.ts';
import { failure, fine, type Finding, warning } from './finding.ts';

/** What the doctor sees of the machine; gathered by `read-machine.ts`. */
export interface MachineFacts {
  /** `20.19.0` */
  readonly node: string;
  /** Native parts that are wanted, and what is wrong with each: null when it loads. */
  readonly natives: readonly {
    readonly name: string;
    readonly isOptional: boolean;
    readonly error: string | null;
  }[];
  readonly disk: { readonly free: number } | null;
  /** Paths others may read or write that should be the owner's alone. */
  readonly exposedPaths: readonly { readonly path: string; readonly mode: number }[];
  /** Ports that somebody else holds while nothing runs here. */
  readonly takenPorts: readonly {
    readonly port: number;
    readonly setting: string;
    readonly holder: string | null;
  }[];
  readonly services:
    | readonly {
        readonly name: string;
        readonly state: ChildState;
        readonly restarts: number;
        readonly reason: string | null;
      }[]
    | null;
  /** What is wrong with the secrets, null when nothing is. */
  readonly secrets: string | null;
  /** A settings file is named, so that `config set` has where to write. */
  readonly hasConfigFile: boolean;
  readonly now: Date;
}

const lowDisk = 500_000_000;
const fullDisk = 50_000_000;
const oldestNode = [20, 19];
/** Older than this program: a clock that was never set. */
const earliest = Date.UTC(2026, 0, 1);

/** Whether the machine can carry the restaurant. */
export function checkMachine(facts: MachineFacts, { doctor, serviceStates }: Texts): Finding[] {
  return [
    ...services(facts, doctor, serviceStates),
    ...node(facts, doctor),
    ...natives(facts, doctor),
    ...disk(facts, doctor),
    ...files(facts, doctor),
    ...secrets(facts, doctor),
    ...ports(facts, doctor),
    ...clock(facts, doctor),
  ];
}

type Say = Texts['doctor'];

function services({ services: running }: MachineFacts, say: Say, states: Texts['serviceStates']): Finding[] {
  if (!running) return [warning('services', say.notRunning, 'restaurantctl start')];
  return running.map(({ name, state, restarts, reason }) => {
    if (state !== 'ready')
      return failure(
        'services',
        say.serviceDown(name, states[state], reason ?? '?'),
        `restaurantctl restart ${name}`,
      );
    if (restarts > 3)
      return warning('services', say.serviceRestarts(name, restarts), `restaurantctl logs ${name}`);
    return fine('services', say.serviceUp(name));
  });
}

function node({ node: version }: MachineFacts, say: Say): Finding[] {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldest = 0, least = 0] = oldestNode;
  if (major < oldest || (major === oldest && minor < least))
    return [failure('node', say.nodeOld(version), 'https://nodejs.org')];
  return [fine('node', say.node(version))];
}

function natives({ natives: parts }: MachineFacts, say: Say): Finding[] {
  return parts.flatMap(({ name, isOptional, error }) => {
    if (error === null) return [];
    const report = isOptional ? warning : failure;
    return [report('natives', say.nativeMissing(name, error), 'npm ci')];
  });
}

function disk({ disk: space }: MachineFacts, say: Say): Finding[] {
  if (!space) return [];
  const sentence = say.disk((space.free / 1_000_000_000).toFixed(1));
  if (space.free < fullDisk) return [failure('disk', sentence, say.freeSpace)];
  if (space.free < lowDisk) return [warning('disk', sentence, say.freeSpace)];
  return [fine('disk', sentence)];
}

function files({ exposedPaths }: MachineFacts, say: Say): Finding[] {
  if (exposedPaths.length === 0) return [fine('files', say.filesClosed)];
  return exposedPaths.map(({ path, mode }) =>
    failure('files', say.fileOpen(path, (mode & 0o777).toString(8)), `chmod go= ${quote(path)}`),
  );
}

function secrets({ secrets: wrong }: MachineFacts, say: Say): Finding[] {
  return wrong === null ? [fine('secrets', say.secretsStrong)] : [failure('secrets', wrong, say.mendSecret)];
}

function ports({ takenPorts, hasConfigFile }: MachineFacts, say: Say): Finding[] {
  return takenPorts.map(({ port, setting, holder }) =>
    failure('ports', say.portTaken(port, holder), portFix(setting, port + 1, hasConfigFile)),
  );
}

/** In the settings file where there is one, else for this start; an alias of the API is simply left out. */
function portFix(setting: string, port: number, hasConfigFile: boolean): string {
  const flag = { 'api.port': '--port', 'hub.port': '--hub-port', 'printd.port': '--printd-port' }[setting];
  if (flag !== undefined && !hasConfigFile) return `restaurantctl start ${flag} ${port}`;
  return `restaurantctl config set ${setting} ${flag === undefined ? '""' : port}`;
}

function clock({ now }: MachineFacts, say: Say): Finding[] {
  const time = now.toISOString();
  return now.getTime() < earliest
    ? [failure('clock', say.clockWrong(time), 'timedatectl set-ntp true')]
    : [fine('clock', say.clock(time))];
}
