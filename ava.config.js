// TEST_PART chooses: `short` is all that `npm test` runs; `fast` leaves out of it what starts services, opens many sockets, spawns
// programs or draws papers; `long` takes its time and belongs to the soaks. Without it: everything, each file by itself.
import { gathered, pureFolders } from './scripts/gather-pure-tests.mjs';

const within = (folders) => folders.map((folder) => `build/test/${folder}/**/*.test.js`);
const without = (folders) => folders.map((folder) => `!build/test/${folder}/**`);
const everything = within(['**']);
const wholeProduct = ['e2e', 'web', 'contract'];
const slow = [
  ...wholeProduct,
  'cli',
  'client',
  'discovery',
  'drawing',
  'driver',
  'hub',
  'print-agent',
  'printd',
  'server',
  'supervisor',
  'tickets',
  'transports',
  'virtual-printer',
];
const short = [...everything, ...without(['long', ...pureFolders]), gathered];
const parts = { short, fast: [...short, ...without(slow)], long: within(['long']) };
const part = process.env.TEST_PART;

export default {
  files: parts[part] ?? everything,
  sortTestFiles: (one, other) => turn(one) - turn(other) || one.localeCompare(other),
  nodeArguments: ['--enable-source-maps'],
  // Ink draws only its last frame where it believes itself in continuous integration; the tests look at all of them.
  environmentVariables: { CI: 'false' },
  // Without any result: what hangs has a deadline of its own long before, and a busy machine is no failure.
  timeout: '9m',
  // Processes, not threads: native add-ons share one small thread pool in a process, and a waiting SQLite holds a thread.
  workerThreads: false,
  // On two cores one more than two: most files wait for something most of the time. A soak has the machine to itself.
  concurrency: part === 'long' ? 1 : 3,
};

/** What takes longest begins first, so that what is small fills the gaps until the end. */
function turn(file) {
  const longest = [...wholeProduct.map((folder) => `/${folder}/`), '/order-money.', gathered];
  const place = longest.findIndex((path) => file.replaceAll('\\', '/').includes(path));
  return place === -1 ? longest.length : place;
}
