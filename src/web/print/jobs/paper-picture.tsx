import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { api } from '../../session/api.ts';
import { usePicture } from '../../ui/use-picture.ts';
import { jobTexts } from './texts.ts';

/** What a job's paper looks like. */
export function PaperPicture({ jobId }: { readonly jobId: number }): JSX.Element {
  const texts = jobTexts();
  const { data, error } = usePicture(
    () => api.previewPrintJobSvg({ params: { id: jobId } }),
    'image/svg+xml',
    [jobId],
  );
  if (error !== undefined) return <div class="paper-blank soft">{texts.noPicture}</div>;
  if (data === undefined) return <div class="paper-blank" aria-hidden="true" />;
  return <img class="paper" src={data} alt={texts.picture(jobId)} />;
}

/** The upper part of a paper, drawn when it comes into view; a tap shows all of it. */
export function PaperThumb({
  jobId,
  onOpen,
}: {
  readonly jobId: number;
  readonly onOpen: () => void;
}): JSX.Element {
  const texts = jobTexts();
  const frame = useRef<HTMLButtonElement>(null);
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    const { current } = frame;
    if (!current) return;
    const watcher = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
    });
    watcher.observe(current);
    return () => watcher.disconnect();
  }, []);
  return (
    <button ref={frame} type="button" class="paper-thumb" aria-label={texts.picture(jobId)} onClick={onOpen}>
      {isSeen ? <PaperPicture jobId={jobId} /> : <div class="paper-blank" />}
    </button>
  );
}
