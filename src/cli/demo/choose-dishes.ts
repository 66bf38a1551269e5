import type { Random } from '../../virtual-printer/random.ts';
import type { Stage, WantedDish } from './script.ts';

type Dish = Stage['menu'][number];

const notes = ['不要香菜', '花生过敏', '少放盐', '先上这道', '不要辣'];

/** Gives dishes that are on the menu and, as long as nothing comes back, never more than there are. */
export function createChooser(
  menu: readonly Dish[],
  random: Random,
): (count: number) => [WantedDish, ...WantedDish[]] {
  const left = new Map(menu.map(({ id, stock }) => [id, stock ?? Number.POSITIVE_INFINITY]));
  const chooseOne = (): WantedDish => {
    const quantity = 1 + (random.isChance(0.3) ? 1 + random.integer(2) : 0);
    const there = menu.filter(({ id }) => (left.get(id) ?? 0) >= quantity);
    const dish = there[random.integer(there.length)];
    if (!dish) throw new RangeError('There is nothing left to order');
    left.set(dish.id, (left.get(dish.id) ?? 0) - quantity);
    const options = chooseOptions(dish, random);
    return {
      menu_item_id: dish.id,
      quantity,
      ...(Object.keys(options).length > 0 && { options }),
      ...(random.isChance(0.2) && { note: notes[random.integer(notes.length)] ?? '' }),
    };
  };
  return (count) => [chooseOne(), ...Array.from({ length: count - 1 }, chooseOne)];
}

function chooseOptions({ options }: Dish, random: Random): Record<string, string[]> {
  const chosen: Record<string, string[]> = {};
  for (const { name, required, max, choices } of options) {
    if (!required && random.isChance(0.4)) continue;
    const rest = choices.map((choice) => choice.name);
    const count = Math.min(rest.length, 1 + random.integer(max));
    chosen[name] = Array.from({ length: count }, () => rest.splice(random.integer(rest.length), 1)).flat();
  }
  return chosen;
}
