import test from 'ava';
import { judgeLosses, type SystemFacts } from '../../../src/client/degrade/judge-losses.ts';
import type { Loss } from '../../../src/client/degrade/sentences.ts';

const services = (...down: readonly string[]) =>
  (['api', 'hub', 'printd'] as const).map((service) => ({
    service,
    state: down.includes(service) ? ('backoff' as const) : ('ready' as const),
  }));
const answer = (...down: readonly string[]) => ({
  items: (['hub', 'printd'] as const).map((name) => ({ name, ready: !down.includes(name) })),
  uplink: down.includes('uplink') ? false : null,
});

const cases: readonly (readonly [name: string, facts: SystemFacts, losses: readonly Loss[]])[] = [
  ['all is well', { services: services(), answer: answer(), isLive: true }, []],
  ['the supervisor is gone, the services are not', { services: null, answer: answer(), isLive: true }, []],
  ['nothing answers', { services: null, answer: null, isLive: false }, ['system']],
  ['the API is down', { services: services('api'), answer: null, isLive: true }, ['api']],
  ['the API hangs', { services: services(), answer: null, isLive: true }, ['api']],
  ['screens keep what they have', { services: services('api', 'hub'), answer: null, isLive: false }, ['api']],
  ['the hub is down', { services: services('hub'), answer: answer(), isLive: false }, ['hub']],
  ['the hub hangs', { services: services(), answer: answer(), isLive: false }, ['hub']],
  ['nothing prints', { services: services('printd'), answer: answer(), isLive: true }, ['printd']],
  [
    'orders reach nobody',
    { services: services('hub', 'printd'), answer: answer(), isLive: false },
    ['kitchen'],
  ],
  [
    'nothing goes in or out',
    { services: services('api', 'printd'), answer: null, isLive: true },
    ['standstill'],
  ],
  ['all three', { services: services('api', 'hub', 'printd'), answer: null, isLive: false }, ['system']],
  ['the internet is away', { services: services(), answer: answer('uplink'), isLive: true }, ['uplink']],
  ['both', { services: services('printd'), answer: answer('uplink'), isLive: true }, ['printd', 'uplink']],
  ['elsewhere: nothing is reached', { services: undefined, answer: null, isLive: false }, ['link']],
  ['elsewhere: the hub still speaks', { services: undefined, answer: null, isLive: true }, ['api']],
  ['elsewhere: the hub is silent', { services: undefined, answer: answer(), isLive: false }, ['hub']],
  ['elsewhere: nothing prints', { services: undefined, answer: answer('printd'), isLive: true }, ['printd']],
  ['elsewhere: both', { services: undefined, answer: answer('printd'), isLive: false }, ['kitchen']],
];

for (const [name, facts, losses] of cases) test(name, (t) => t.deepEqual(judgeLosses(facts), [...losses]));
