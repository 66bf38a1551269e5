import { type FirstView, firstView } from '../../protocol/first-view.ts';

/** What came inside the page of a table's code; undefined in other pages. Once: later the menu has to be asked for. */
export function takeToldFirst(): FirstView | undefined {
  const template = document.querySelector<HTMLTemplateElement>('template#first-view');
  template?.remove();
  return template ? firstView.safeParse(JSON.parse(template.content.textContent)).data : undefined;
}
