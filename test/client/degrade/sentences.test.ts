import test from 'ava';
import { findLosses } from '../../../src/client/degrade/find-losses.ts';
import { degradeSentence, degradeSentences } from '../../../src/client/degrade/sentences.ts';
import { languages } from '../../../src/domain/language.ts';

test('every loss has one sentence in each language: what still works, then what to do', (t) => {
  for (const sentences of Object.values(degradeSentences))
    for (const language of languages) {
      const sentence = sentences[language];
      const parts = language === 'en' ? /^[A-Z][^.]+: [^.;]+; [^.]+\.$/ : /^[^。]+：[^。；]+；[^。]+。$/;
      t.regex(sentence, parts);
    }
});

test('a printer is called by its name', (t) => {
  t.regex(degradeSentence('printer', 'zh-TW', '吧台'), /^印表機 吧台 不能列印/);
});

test('a service that does not serve is a loss; one that starts is too, one that is being stopped in order is not', (t) => {
  const losses = findLosses([
    { service: 'api', state: 'backoff' },
    { service: 'hub', state: 'stopping' },
    { service: 'printd', state: 'starting' },
  ]);
  t.deepEqual(losses, ['api', 'printd']);
  t.deepEqual(findLosses([{ service: 'api', state: 'ready' }]), []);
});
