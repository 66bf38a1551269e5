import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { formatTime } from '../../language/format.ts';
import { Empty, Note } from '../../ui/notes.tsx';
import { guestTexts } from '../texts.ts';
import { arrangeMenu, type MenuSection } from './arrange-menu.ts';
import { DishRow } from './dish-row.tsx';
import { categories, dishes, oldSince, store } from './menu-store.ts';
import { isOffline } from '../connection.ts';
import { useScrollSpy } from './use-scroll-spy.ts';

/** As many as a phone shows at once: they can be ordered before their pictures and the rest are there. */
const earlyDishes = 6;

/** The whole menu under its categories, with the rail that leads there. */
export function MenuView({ isHidden }: { readonly isHidden: boolean }): JSX.Element {
  const [search, setSearch] = useState('');
  const [isWhole, setWhole] = useState(false);
  // After the first dishes were painted.
  useEffect(() => setWhole(true), []);
  const texts = guestTexts();
  const sections = arrangeMenu(dishes.value, categories.value, search);
  const since = isOffline.value ? oldSince.value : undefined;
  const { currency = 'CNY', timezone = 'UTC' } = store.value ?? {};
  let shown = 0;
  return (
    <div class="menu" hidden={isHidden}>
      <Rail sections={sections} isHidden={isHidden} />
      <div class="dishes">
        <input
          class="input menu-search"
          type="search"
          enterkeyhint="search"
          aria-label={texts.search}
          placeholder={texts.search}
          value={search}
          onInput={({ currentTarget }) => setSearch(currentTarget.value)}
        />
        {since !== undefined && <Note kind="warn">{texts.oldMenu(formatTime(since, timezone))}</Note>}
        {sections.map(({ category, dishes: own }) => (
          <section key={category} id={sectionId(category)} class="section" data-category={category}>
            <h2>{category === '' ? texts.other : category}</h2>
            <ul>
              {own.map((dish) => {
                shown += 1;
                const isEarly = shown <= earlyDishes;
                if (!isWhole && !isEarly) return null;
                const picture = !isWhole ? 'later' : isEarly ? 'at_once' : 'when_near';
                return <DishRow key={dish.id} dish={dish} currency={currency} picture={picture} />;
              })}
            </ul>
          </section>
        ))}
        {sections.length === 0 && <Empty>{search === '' ? texts.noMenu : texts.noneFound}</Empty>}
      </div>
    </div>
  );
}

function Rail({
  sections,
  isHidden,
}: {
  readonly sections: readonly MenuSection[];
  readonly isHidden: boolean;
}): JSX.Element {
  const texts = guestTexts();
  const current = useScrollSpy(
    sections.map(({ category }) => sectionId(category)),
    isHidden,
  );
  return (
    <nav class="rail" aria-label={texts.categories}>
      {sections.map(({ category }) => (
        <button
          key={category}
          type="button"
          aria-current={current === sectionId(category) ? 'true' : undefined}
          onClick={() => document.getElementById(sectionId(category))?.scrollIntoView()}
        >
          {category === '' ? texts.other : category}
        </button>
      ))}
    </nav>
  );
}

function sectionId(category: string): string {
  return `category-${category}`;
}
