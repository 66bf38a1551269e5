import { Component, type ComponentChildren, type ComponentType, render } from 'preact';
import './base.css';
import { Note } from './notes.tsx';
import { uiTexts } from './texts.ts';
import { Toasts } from './toasts.tsx';

/** Draws a page into its document. What falls over while drawing says so instead of leaving a white screen. */
export function startPage(Page: ComponentType): void {
  const root = document.getElementById('page');
  if (!root) throw new Error('The document has no #page');
  // What the document showed until now is nobody's part: drawing would leave it where it doesn't fit.
  root.replaceChildren();
  render(
    <Guard>
      <Page />
      <Toasts />
    </Guard>,
    root,
  );
  if (!('serviceWorker' in navigator)) return;
  // Pages that came by plain http get none, and work without. It keeps files for later, so what is wanted now comes first.
  const register = () => void navigator.serviceWorker.register('/service-worker.js').catch(() => undefined);
  const registerLater = () => setTimeout(register, 2000);
  if (document.readyState === 'complete') registerLater();
  else addEventListener('load', registerLater, { once: true });
}

class Guard extends Component<{ readonly children: ComponentChildren }, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static override getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render() {
    return this.state.isBroken ? <Note kind="bad">{uiTexts().broken}</Note> : this.props.children;
  }
}
