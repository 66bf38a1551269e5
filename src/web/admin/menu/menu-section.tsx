import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { MenuItemOnWire } from '../../../protocol/menu.ts';
import { listAll } from '../../../client/list-all.ts';
import { api } from '../../session/api.ts';
import { currentStore } from '../../session/store-choice.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Empty, ErrorNote, Loading } from '../../ui/notes.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { useLoad } from '../../ui/use-load.ts';
import { CategoryOrder } from './category-order.tsx';
import { DishCard } from './dish-card.tsx';
import { DishForm } from './dish-form.tsx';
import './menu.css';
import { MenuFileDialog } from './menu-file-dialog.tsx';
import { menuFileTexts } from './menu-file-texts.ts';
import { menuTexts } from './texts.ts';

/** A store's dishes by category. */
export default function MenuSection(): JSX.Element {
  const storeId = currentStore.value?.id ?? 0;
  const [search, setSearch] = useState('');
  const [open, setOpen] = useState<MenuItemOnWire | 'new' | 'order' | 'file'>();
  const { data, error, reload } = useLoad(() => loadMenu(storeId), [storeId]);
  const texts = menuTexts();
  const close = () => setOpen(undefined);
  const saved = async () => {
    close();
    await reload();
  };
  const found = data?.items.filter(({ name }) => name.toLowerCase().includes(search.trim().toLowerCase()));
  return (
    <>
      <div class="row spread">
        <h1>{texts.title}</h1>
        <div class="row">
          <Button disabled={!data || data.categories.length < 2} onPress={() => setOpen('order')}>
            {texts.order}
          </Button>
          <Button onPress={() => setOpen('file')}>{menuFileTexts().title}</Button>
          <Button look="primary" onPress={() => setOpen('new')}>
            {texts.add}
          </Button>
        </div>
      </div>
      {data?.items.length !== 0 && (
        <Field
          label={uiTexts().search}
          type="search"
          placeholder={texts.searchHint}
          value={search}
          onInput={setSearch}
        />
      )}
      {error !== undefined && <ErrorNote error={error} onRetry={reload} />}
      {!data && error === undefined && <Loading />}
      {data?.items.length === 0 && (
        <Empty>
          <p>{texts.first}</p>
          <div class="row">
            <Button look="primary" onPress={() => setOpen('new')}>
              {texts.add}
            </Button>
            <Button onPress={() => setOpen('file')}>{menuFileTexts().title}</Button>
          </div>
        </Empty>
      )}
      {data && data.items.length > 0 && found?.length === 0 && <Empty>{texts.none}</Empty>}
      {[...(data?.categories ?? []), ''].map((category) => {
        const dishes = found?.filter((dish) => dish.category === category) ?? [];
        return (
          dishes.length > 0 && (
            <section key={category} class="stack">
              <h2>{category || texts.noCategory}</h2>
              <div class="dish-grid">
                {dishes.map((dish) => (
                  <DishCard key={dish.id} dish={dish} onEdit={() => setOpen(dish)} onChange={reload} />
                ))}
              </div>
            </section>
          )
        );
      })}
      {open !== undefined && (
        <Dialog title={titleOf(open)} onClose={close} broad>
          {open === 'order' && (
            <CategoryOrder storeId={storeId} categories={data?.categories ?? []} onSaved={saved} />
          )}
          {open === 'file' && <MenuFileDialog storeId={storeId} onSaved={saved} />}
          {open !== 'order' && open !== 'file' && (
            <DishForm
              storeId={storeId}
              dish={open === 'new' ? undefined : open}
              categories={data?.categories ?? []}
              stations={[...new Set(data?.items.map(({ station }) => station))]}
              onSaved={saved}
              onChange={reload}
            />
          )}
        </Dialog>
      )}
    </>
  );
}

async function loadMenu(storeId: number) {
  const { categories } = await api.listMenu({ query: { store_id: storeId, limit: 1 } });
  const items = await listAll((paging) => api.listMenu({ query: { store_id: storeId, ...paging } }));
  return { items, categories };
}

function titleOf(open: MenuItemOnWire | 'new' | 'order' | 'file'): string {
  const texts = menuTexts();
  if (open === 'new') return texts.add;
  if (open === 'file') return menuFileTexts().title;
  return open === 'order' ? texts.order : open.name;
}
