// Compiled with the pages, never run: a page whose words are not complete in every language must not compile.
import { defineTexts } from '../../src/web/language/define-texts.ts';

const en = { title: 'Menu', count: (dishes: number) => `${dishes} dishes`, states: { open: 'open' } };
const whole = { title: '菜单', count: (dishes: number) => `${dishes} 道菜`, states: { open: '开' } };
const { title: _title, ...withoutTitle } = whole;

export const complete = defineTexts({ en, 'zh-CN': whole, 'zh-TW': whole });
// @ts-expect-error A language is missing.
export const twoLanguages = defineTexts({ en, 'zh-CN': whole });
// @ts-expect-error A sentence is missing.
export const withoutSentence = defineTexts({ en, 'zh-CN': whole, 'zh-TW': withoutTitle });
// @ts-expect-error A word of a group is missing.
export const withoutWord = defineTexts({ en, 'zh-CN': whole, 'zh-TW': { ...whole, states: {} } });
const toldOtherwise = { ...whole, count: (name: Date) => name.toISOString() };
// @ts-expect-error It can't say what it isn't told.
export const otherFacts = defineTexts({ en, 'zh-CN': whole, 'zh-TW': toldOtherwise });
