import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { MenuItemOnWire } from '../../../protocol/menu.ts';
import { api } from '../../session/api.ts';
import { act } from '../../ui/act.ts';
import { Button } from '../../ui/button.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { say } from '../../ui/toasts.tsx';
import { menuTexts } from './texts.ts';

const accepted = ['image/png', 'image/jpeg', 'image/webp'];
const mostBytes = 5 * 1024 * 1024;

/** A dish's picture: the server makes it small and harmless. */
export function DishPicture({
  dish,
  onChange,
}: {
  readonly dish: MenuItemOnWire;
  readonly onChange: () => unknown;
}): JSX.Element {
  const id = useId();
  const [shown, setShown] = useState(dish.thumbnail_url);
  const texts = menuTexts();
  const upload = (file: File) => {
    if (!accepted.includes(file.type)) return say(texts.pictureWrong, 'bad');
    if (file.size > mostBytes) return say(texts.pictureLarge, 'bad');
    return act(async () => {
      const changed = await api.setMenuItemPicture({ params: { id: dish.id }, upload: file });
      setShown(changed.thumbnail_url);
      await onChange();
    }, uiTexts().saved);
  };
  const remove = () =>
    act(async () => {
      await api.removeMenuItemPicture({ params: { id: dish.id } });
      setShown(null);
      await onChange();
    }, uiTexts().removed);
  return (
    <section class="stack">
      <h3>{texts.picture}</h3>
      <div class="row">
        {shown !== null && <img class="dish-picture" src={shown} alt={dish.name} />}
        <div class="field">
          <label for={id}>{texts.choosePicture}</label>
          <input
            id={id}
            class="input"
            type="file"
            accept={accepted.join()}
            onChange={({ currentTarget }) => {
              const file = currentTarget.files?.[0];
              if (file) void upload(file);
              // The same file once more, mended meanwhile, is a change too.
              currentTarget.value = '';
            }}
          />
        </div>
        {shown !== null && (
          <Button look="danger" size="small" onPress={remove}>
            {texts.removePicture}
          </Button>
        )}
      </div>
    </section>
  );
}
