interface Page<Item> {
  readonly items: readonly Item[];
  readonly total: number;
}

/** All items of a list that the API gives in pages of at most 100. */
export async function listAll<Item>(
  getPage: (query: { readonly skip: number; readonly limit: number }) => Promise<Page<Item>>,
): Promise<Item[]> {
  const found: Item[] = [];
  for (;;) {
    const { items, total } = await getPage({ skip: found.length, limit: 100 });
    found.push(...items);
    if (items.length === 0 || found.length >= total) return found;
  }
}
