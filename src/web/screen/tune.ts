/** What screens have to say with a tune: a new order, a changed one, one that is complete, a customer who urges. */
export type Tune = 'new' | 'change' | 'ready' | 'urge';
