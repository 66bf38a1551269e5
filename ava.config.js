// Tests of single parts run in parallel; those in test/e2e start the whole product and take their own ports.
const fast = process.env.TEST_FAST === '1';

export default {
  files: ['build/test/**/*.test.js', ...(fast ? ['!build/test/e2e/**'] : [])],
  nodeArguments: ['--enable-source-maps'],
  timeout: '3m',
  // Processes, not threads: native add-ons share one small thread pool in a process, and a waiting SQLite holds a thread.
  workerThreads: false,
  concurrency: 2,
};
