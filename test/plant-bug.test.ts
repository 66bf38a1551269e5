import test from 'ava';
import { plantedBugs, spoil } from './helpers/plant-bug.ts';

// The soak shows that the checker finds them; that they still fit shows at once.
for (const bug of plantedBugs)
  test(`there is still a place for ${bug}`, async (t) => {
    t.regex(await spoil(bug), /\S/);
  });
