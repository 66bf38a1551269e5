import test from 'ava';
import { speaksOfAllergy, warnOfAllergy } from '../../src/domain/allergy.ts';

for (const [note, allergens, clashes] of [
  ['花生过敏', ['花生', '牛奶'], ['花生']],
  ['过敏 ALLERGY: 花生、虾', ['花生', '甲壳类'], ['花生', '甲壳类']],
  ['peanut allergy!', ['花生'], ['花生']],
  ['對蝦過敏', ['甲殼類', '蛋'], ['甲殼類']],
  ['海鮮過敏', ['魚', '蝦', '牛奶'], ['魚', '蝦']],
  ['Allergic to nuts', ['Almonds', 'Peanuts'], ['Almonds']],
  ['allergy: shellfish', ['fish', 'Crab'], ['Crab']],
  ['lactose intolerant', ['牛奶', '花生'], ['牛奶']],
  ['coeliac', ['小麦', '大豆'], ['小麦']],
  ['不能吃鸡蛋', ['egg'], ['egg']],
  ['榴莲过敏', ['榴莲'], ['榴莲']],
  ['allergic to kiwi', ['Kiwis'], ['Kiwis']],
  ['酒精过敏', ['花生'], []],
] as const) {
  test(`"${note}" against ${allergens.join()}`, (t) => {
    const others = allergens.filter((name) => !clashes.some((clash) => clash === name));
    t.deepEqual(warnOfAllergy(allergens, [null, note]), { clashes, others });
  });
}

test('nobody is warned where nobody spoke of an allergy, or nothing is in the dish', (t) => {
  t.is(warnOfAllergy(['花生'], [null, '多放花生']), undefined);
  t.is(warnOfAllergy([], ['花生过敏']), undefined);
  t.false(speaksOfAllergy('少放盐'));
  t.is(
    warnOfAllergy(['花生'], ['鸡蛋过敏', '多放花生'])?.clashes.length,
    0,
    'only words about allergies count',
  );
});
