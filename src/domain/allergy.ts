/** What somebody who is told of an order must know of what a dish contains. */
export interface AllergyWarning {
  /** Of the dish's allergens those that a guest said not to bear. */
  readonly clashes: readonly string[];
  /** The dish's other allergens. */
  readonly others: readonly string[];
}

/** Whether a guest's words speak of an allergy or of what somebody may not eat. */
export function speaksOfAllergy(words: string): boolean {
  return /过敏|過敏|敏感|不耐|忌口|忌食|不能吃|allerg|anaphyla|intoleran|co?eliac|(?:can.?t|cannot|must not) eat/i.test(
    words,
  );
}

/**
 * Holds what guests said (the order's note, the dish's) against what the dish contains, also where the one says peanut and the
 * other 花生. Rather once too often than once too little: `nuts` names almonds, 海鲜 every fish and shell.
 * @returns undefined when nobody spoke of an allergy or the dish contains nothing to speak of
 */
export function warnOfAllergy(
  allergens: readonly string[],
  notes: readonly (string | null)[],
): AllergyWarning | undefined {
  const said = notes.filter((note) => note !== null && speaksOfAllergy(note)).join('\n');
  if (said === '' || allergens.length === 0) return undefined;
  const clashes = allergens.filter((allergen) => isNamed(allergen, said));
  return { clashes, others: allergens.filter((allergen) => !clashes.includes(allergen)) };
}

function isNamed(allergen: string, said: string): boolean {
  const words = said.toLowerCase();
  const name = allergen.trim().toLowerCase();
  if (name === '') return false;
  const stem = name.endsWith('s') ? name.slice(0, -1) : name;
  return findWord(words, stem) || kinds.some((kind) => kind.test(name) && kind.test(words));
}

/** A shellfish is no fish; Chinese has no gaps between its words. */
function findWord(words: string, word: string): boolean {
  if (!/^[a-z]/.test(word)) return words.includes(word);
  return words.split(/[^a-z]+/).some((_, index, all) => all.slice(index).join(' ').startsWith(word));
}

/** Names of the same thing: the allergens that have to be declared in the EU, as menus and guests write them. */
const kinds: readonly RegExp[] = [
  /花生|peanut|groundnut/,
  /坚果|堅果|杏仁|腰果|核桃|榛|开心果|開心果|(?<!pea|ground|coco)nuts?\b|almond|cashew|walnut|pistachio|pecan/,
  /奶|乳|芝士|起司|milk|dairy|lactose|cream|cheese|butter/,
  /蛋|\begg/,
  /麸|麩|面筋|麵筋|小麦|小麥|gluten|wheat|co?eliac/,
  /大豆|黄豆|黃豆|豆制品|豆製品|豆腐|soy/,
  /芝麻|sesame/,
  /鱼|魚|海鲜|海鮮|(?<!shell)fish|seafood/,
  /虾|蝦|蟹|甲壳|甲殼|海鲜|海鮮|shrimp|prawn|crab|lobster|shellfish|crustacean|seafood/,
  /贝|貝|蛤|蚝|蠔|牡蛎|牡蠣|软体|軟體|鱿|魷|海鲜|海鮮|mollus|clam|oyster|mussel|squid|shellfish|seafood/,
  /芹|celery/,
  /芥末|芥菜|mustard/,
  /亚硫酸|亞硫酸|二氧化硫|sul(?:ph|f)/,
  /羽扇豆|lupin/,
];
