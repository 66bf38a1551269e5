import { type MenuItem, thumbnailUrl } from '../../domain/menu.ts';
import { toMajor } from '../../domain/money.ts';
import type { MenuItemOnWire } from '../../protocol/menu.ts';

export function menuItemOnWire(item: MenuItem): MenuItemOnWire {
  return {
    id: item.id,
    store_id: item.storeId,
    all_stores: item.allStores,
    name: item.name,
    price: toMajor(item.price),
    description: item.description,
    category: item.category,
    station: item.station,
    options: item.options.map(({ name, required, max, choices }) => ({
      name,
      required,
      max,
      choices: choices.map((choice) => ({ name: choice.name, price_delta: toMajor(choice.priceDelta) })),
    })),
    stock: item.stock,
    is_available: item.isAvailable,
    image_url: item.imageUrl,
    thumbnail_url: thumbnailUrl(item.imageUrl),
    allergens: [...item.allergens],
  };
}
