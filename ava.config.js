// TEST_PART chooses: `parts` is what starts no whole product; `fast` leaves out of it what starts services, opens many sockets,
// spawns programs or draws papers; in `whole` each file starts the whole product and has the machine to itself; `pages` are
// browsers at a product each; `long` takes its time and belongs to the soaks. Without it: everything.
const folders = { whole: ['contract', 'e2e'], pages: ['web'], long: ['long'] };
const withProduct = Object.values(folders).flat();
const slow = [
  ...withProduct,
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
const part = process.env.TEST_PART;
const without = { fast: slow, parts: withProduct }[part] ?? [];
const everything = 'build/test/**/*.test.js';

export default {
  files: folders[part]?.map((folder) => `build/test/${folder}/**/*.test.js`) ?? [
    everything,
    ...without.map((folder) => `!build/test/${folder}/**`),
  ],
  nodeArguments: ['--enable-source-maps'],
  // Ink draws only its last frame where it believes itself in continuous integration; the tests look at all of them.
  environmentVariables: { CI: 'false' },
  timeout: '3m',
  // Processes, not threads: native add-ons share one small thread pool in a process, and a waiting SQLite holds a thread.
  workerThreads: false,
  concurrency: part === 'whole' || part === 'long' ? 1 : 2,
};
